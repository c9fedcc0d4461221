// Which tabs does GraphiQL open with?

const STORED_TABS = 'graphiql:tabState';

/** The server's examples; none when it gives none, since the page works without them. */
export async function fetchExamples() {
  try {
    const response = await fetch('/graphiql/examples.json');
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    return (await response.json()).examples;
  } catch (error) {
    console.warn('GraphiQL opens without examples:', error);
    return [];
  }
}

/** True when this browser kept tabs of an earlier visit. */
export function keepsTabs() {
  try {
    return localStorage.getItem(STORED_TABS) !== null;
  } catch {
    return false; // Storage is forbidden here, so nothing can have been kept.
  }
}

/**
 * The props of GraphiQL that decide what it opens: a shared query first, else the tabs of the last
 * visit, else the examples.
 *
 * GraphiQL shows the query of the first default tab but not its variables: hence both are given.
 */
export function openingProps({ search, examples, kept }) {
  const parameters = new URLSearchParams(search);
  const query = parameters.get('query');
  const tabs = examples.map((example) => ({ query: example.query, variables: example.variables }));
  if (query !== null) {
    tabs.unshift({ query, variables: parameters.get('variables') ?? '' });
  } else if (kept || tabs.length === 0) {
    return {};
  }
  return { defaultTabs: tabs, initialQuery: tabs[0].query, initialVariables: tabs[0].variables };
}
