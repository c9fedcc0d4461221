// What does a person do on each page? Each scenario returns what was to be seen.

import axe from 'axe-core';

const PHONE = { width: 390, height: 844 };

/** Proves the watch: this page asks for something from elsewhere. */
export async function elsewhere({ page }) {
  await page.goto('/schema.graphql');
  const outcome = await page.evaluate(() =>
    fetch('http://elsewhere.invalid/font.woff2').then(() => 'reached', () => 'refused'),
  );
  return { outcome };
}

// The plain page

const queryBox = (page) => page.getByRole('textbox', { name: 'Query', exact: true });
const variablesBox = (page) => page.getByRole('textbox', { name: 'Variables (JSON)' });

async function answerOf(page, sentence) {
  await page.getByRole('status').filter({ hasText: sentence }).waitFor();
  return page.locator('#result').innerText();
}

async function findBarriers(page) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}

export async function plain({ page, picture }) {
  const seen = {};
  await page.goto('/graphiql/plain');
  await page.getByRole('button', { name: 'Greet somebody' }).click();
  await page.getByRole('button', { name: 'Run' }).click();
  seen.example = await answerOf(page, /^Answered$/);
  await picture('plain');

  await queryBox(page).fill('{ titles }');
  await queryBox(page).press('Control+Enter');
  await page.locator('#result', { hasText: 'Order form' }).waitFor();
  seen.typed = await answerOf(page, /^Answered$/);

  await queryBox(page).fill('{ nothing }');
  await page.getByRole('button', { name: 'Run' }).click();
  seen.refused = await answerOf(page, 'Answered with 1 error');
  return seen;
}

export async function plainFaults({ page, picture }) {
  const seen = {};
  await page.goto('/graphiql/plain');
  await page.getByRole('button', { name: 'Greet somebody' }).click();
  await variablesBox(page).fill('[1]');
  await page.getByRole('button', { name: 'Run' }).click();
  seen.variables = await page.locator('#variables-fault').innerText();
  seen.focused = await page.evaluate(() => document.activeElement.id);
  await picture('plain-fault');

  await queryBox(page).fill('');
  await page.getByRole('button', { name: 'Run' }).click();
  seen.query = await page.locator('#query-fault').innerText();
  return seen;
}

export async function plainServerFaults({ page }) {
  const seen = {};
  await page.goto('/graphiql/plain');
  await page.route('**/graphql', (route) => route.fulfill({ status: 503, body: 'Closed for today' }));
  await page.getByRole('button', { name: 'Run' }).click();
  seen.notJson = await answerOf(page, 'The server answered 503, and not in JSON');

  await page.unroute('**/graphql');
  await page.route('**/graphql', (route) => route.abort());
  await page.getByRole('button', { name: 'Run' }).click();
  seen.notReached = await answerOf(page, 'The server was not reached');
  return seen;
}

export async function plainShared({ page }) {
  const seen = {};
  await page.goto('/graphiql/plain');
  await page.getByRole('button', { name: 'Greet somebody' }).click();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.waitForURL(/query=/);
  await page.goto(page.url());
  await page.locator('button[aria-current=true]', { hasText: 'Greet somebody' }).waitFor();
  seen.query = await queryBox(page).inputValue();
  seen.variables = await variablesBox(page).inputValue();
  return seen;
}

export async function plainLooks({ page, picture }) {
  const seen = {};
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await page.goto('/graphiql/plain?query={titles}');
    await page.getByRole('button', { name: 'Run' }).click();
    await answerOf(page, /^Answered$/);
    seen[colorScheme] = await findBarriers(page);
    await picture(`plain-${colorScheme}`);
  }
  await page.setViewportSize(PHONE);
  await page.reload();
  await page.getByRole('button', { name: 'Run' }).click();
  await answerOf(page, /^Answered$/);
  seen.phone = await findBarriers(page);
  seen.sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  seen.answerInView = await page
    .locator('#result')
    .evaluate((result) => result.getBoundingClientRect().top < innerHeight - 60);
  await picture('plain-phone');
  return seen;
}

// GraphiQL

const EXECUTE = { name: /Execute query/ };

/** The text of an editor as it is to be seen; the editor writes no-break spaces. */
async function textOf(page, part) {
  const lines = await page.locator(`.graphiql-${part} .view-line`).allInnerTexts();
  return lines.join('\n').replaceAll('\u00a0', ' ');
}

async function responseWith(page, words) {
  await page.locator('.graphiql-response .view-lines', { hasText: words }).waitFor();
  return textOf(page, 'response');
}

/** Opens GraphiQL and waits for its editors: before they stand, a press on Run is ignored. */
async function openGraphiql(page, address = '/graphiql') {
  await page.goto(address);
  for (const part of ['query-editor', 'response']) {
    await page.locator(`.graphiql-${part} .monaco-editor .view-lines`).waitFor({ state: 'attached' });
  }
}

async function tabNames(page) {
  return page.locator('.graphiql-tabs').getByRole('tab').allInnerTexts();
}

/**
 * Waits until GraphiQL has read the query that is in the editor. It reads a moment after a change, and
 * would until then run it under the name of the operation before; it keeps what it has read.
 */
async function untilRead(page, query) {
  await page.waitForFunction((words) => localStorage.getItem('graphiql:query')?.includes(words), query);
}

async function openTab(page, name) {
  await page.getByRole('tab', { name }).click();
  await untilRead(page, `query ${name}`);
}

async function typeQuery(page, query) {
  await page.getByRole('button', { name: 'New tab' }).click();
  await page.locator('.graphiql-query-editor .monaco-editor').first().click();
  await page.keyboard.insertText(query);
  await untilRead(page, query);
}

export async function graphiql({ page, picture }) {
  const seen = {};
  await openGraphiql(page);
  await page.getByRole('button', EXECUTE).click();
  seen.first = await responseWith(page, 'hello reader');
  seen.tabs = await tabNames(page);

  await openTab(page, 'Greet');
  await page.getByRole('button', EXECUTE).click();
  seen.second = await responseWith(page, 'hello Ada');
  await picture('graphiql');

  await typeQuery(page, '{ titles }');
  await page.keyboard.press('Control+Enter');
  seen.typed = await responseWith(page, 'Order form');
  await page.getByRole('button', { name: /Prettify/ }).click();
  await page.locator('.graphiql-query-editor .view-line').nth(2).waitFor();
  seen.prettified = await textOf(page, 'query-editor');

  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
  await page.locator('.graphiql-doc-explorer-type-name', { hasText: 'Query' }).first().click();
  await page.getByText('Says hello to the one who asks.').waitFor();
  await picture('graphiql-docs');
  return seen;
}

/** The checks of a query run in a worker: they are there only where workers start. */
export async function graphiqlChecks({ page }) {
  await openGraphiql(page);
  await typeQuery(page, '{ nothing }');
  await page.locator('.graphiql-query-editor .squiggly-error').waitFor();
  return { marked: true };
}

export async function graphiqlSubscription({ page }) {
  await openGraphiql(page);
  await typeQuery(page, 'subscription Countdown { countdown(start: 2) }');
  await page.keyboard.press('Control+Enter');
  return { last: await responseWith(page, '"countdown": 0') };
}

export async function graphiqlShared({ page }) {
  const seen = {};
  const shared = new URLSearchParams({
    query: 'query Shared($n: String!) { greeting(name: $n) }',
    variables: '{"n": "Grace"}',
  });
  await openGraphiql(page, `/graphiql?${shared}`);
  await page.getByRole('button', EXECUTE).click();
  seen.fresh = await responseWith(page, 'hello Grace');
  seen.freshTabs = await tabNames(page);

  await openTab(page, 'Titles');
  await page.getByRole('button', { name: 'Copy a link to this query' }).click();
  await page.waitForURL(/Titles/);
  await openGraphiql(page, page.url());
  await page.getByRole('button', EXECUTE).click();
  seen.again = await responseWith(page, 'Order form');
  return seen;
}
