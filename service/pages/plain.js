// Runs a query against this server and shows the answer. No library: what you read is all there is.

const query = document.getElementById('query');
const variables = document.getElementById('variables');
const headers = document.getElementById('headers');
const run = document.getElementById('run');
const share = document.getElementById('share');
const status = document.getElementById('status');
const result = document.getElementById('result');
const answerPart = document.getElementById('answer');
const examples = document.getElementById('examples');

let running = null;

/** A fault that belongs to one field of the form: said beside that field. */
class FieldFault extends Error {
  constructor(field, message) {
    super(message);
    this.field = field;
  }
}

function readObject(field, name, example) {
  if (field.value.trim() === '') return {};
  let value;
  try {
    value = JSON.parse(field.value);
  } catch (error) {
    throw new FieldFault(field, `The ${name} are not JSON (${error.message}). Accepted is an object, such as ${example}`);
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new FieldFault(field, `The ${name} are JSON but no object. Accepted is an object, such as ${example}`);
  }
  return value;
}

function readForm() {
  if (query.value.trim() === '') {
    throw new FieldFault(query, 'There is no query yet. Type one, such as { __typename }');
  }
  return {
    query: query.value,
    variables: readObject(variables, 'variables', '{"agreement": "reseller-terms"}'),
    headers: readObject(headers, 'headers', '{"Authorization": "Bearer …"}'),
  };
}

function showFault({ field, message }) {
  field.setAttribute('aria-invalid', 'true');
  document.getElementById(`${field.id}-fault`).textContent = message;
  const folded = field.closest('details');
  if (folded) folded.open = true;
  field.focus();
}

function clearFaults() {
  for (const field of [query, variables, headers]) {
    field.removeAttribute('aria-invalid');
    document.getElementById(`${field.id}-fault`).textContent = '';
  }
}

function report(sentence, { failed = false, text = null } = {}) {
  status.textContent = sentence;
  status.classList.toggle('failed', failed);
  if (text !== null) result.textContent = text;
}

async function send({ query: text, variables: values, headers: extra }, signal) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { ...extra, 'Content-Type': 'application/json', Accept: 'application/graphql-response+json, application/json' },
    body: JSON.stringify({ query: text, variables: values }),
    signal,
  });
  return { code: response.status, body: await response.text() };
}

function showAnswer({ code, body }) {
  let answer;
  try {
    answer = JSON.parse(body);
  } catch {
    report(`The server answered ${code}, and not in JSON`, { failed: true, text: body });
    return;
  }
  const text = JSON.stringify(answer, null, 2);
  const count = answer?.errors?.length ?? 0;
  if (count > 0) {
    report(`Answered with ${count} ${count === 1 ? 'error' : 'errors'}`, { failed: true, text });
  } else if (code >= 400) {
    report(`The server refused with ${code}`, { failed: true, text });
  } else {
    report('Answered', { text });
  }
}

/** On a narrow screen the answer lies below the form: brings it up when none of it is to be seen. */
function bringUpAnswer() {
  if (answerPart.getBoundingClientRect().top > innerHeight - 100) answerPart.scrollIntoView();
}

async function ask(event) {
  event?.preventDefault();
  clearFaults();
  running?.abort(); // A second press means the text as it is now, so the answer to the first is not wanted.
  const mine = new AbortController();
  running = mine;
  try {
    const request = readForm();
    run.setAttribute('aria-busy', 'true');
    report('Asking …');
    const answer = await send(request, mine.signal);
    if (running !== mine) return;
    showAnswer(answer);
    bringUpAnswer();
  } catch (error) {
    if (running !== mine) return;
    if (error instanceof FieldFault) {
      report('');
      showFault(error);
    } else {
      report('The server was not reached', { failed: true, text: `${error.message}\n\nIs it still running?` });
    }
  } finally {
    if (running === mine) run.removeAttribute('aria-busy');
  }
}

function fill(text, values) {
  query.value = text;
  variables.value = values;
  clearFaults();
}

function addExample(example) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = example.title;
  button.addEventListener('click', () => {
    fill(example.query, example.variables);
    markExample();
  });
  examples.append(button);
  return { button, example };
}

let offered = [];

function markExample() {
  for (const { button, example } of offered) {
    const shown = query.value === example.query && variables.value === example.variables;
    button.setAttribute('aria-current', String(shown));
  }
}

async function loadExamples() {
  try {
    const response = await fetch('/graphiql/examples.json');
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    offered = (await response.json()).examples.map(addExample);
  } catch (error) {
    console.warn('The page works without examples, which could not be loaded:', error);
  }
  examples.hidden = offered.length === 0;
}

function fillFirst() {
  const shared = new URLSearchParams(location.search);
  if (shared.has('query')) {
    fill(shared.get('query'), shared.get('variables') ?? '');
  } else if (query.value === '' && offered.length > 0) {
    fill(offered[0].example.query, offered[0].example.variables);
  }
  markExample();
}

async function copyLink() {
  const address = new URL(location.href);
  address.search = new URLSearchParams(
    variables.value.trim() ? { query: query.value, variables: variables.value } : { query: query.value },
  );
  history.replaceState(null, '', address);
  try {
    await navigator.clipboard.writeText(address.href);
    report('Link copied');
  } catch {
    report('The link is in the address bar'); // Copying is allowed on https and on this machine only.
  }
}

document.getElementById('ask').addEventListener('submit', ask);
share.addEventListener('click', copyLink);
for (const field of [query, variables]) field.addEventListener('input', markExample);
document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) ask(event);
});

await loadExamples();
fillFirst();
