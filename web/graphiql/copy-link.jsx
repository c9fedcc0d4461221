// How does somebody else see this query? By a link that holds it.

import { useState } from 'react';
import { ToolbarButton, useGraphiQL } from '@graphiql/react';

const OFFER = 'Copy a link to this query';

/** The address of this page with the query and its variables in it. */
function linkTo(query, variables) {
  const address = new URL(location.href);
  address.search = new URLSearchParams(variables.trim() ? { query, variables } : { query });
  return address;
}

/** Copies where the browser allows it (https or this machine); the address bar has the link anyway. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return 'Link copied';
  } catch {
    return 'The link is in the address bar';
  }
}

export function CopyLink() {
  const query = useGraphiQL((state) => state.queryEditor);
  const variables = useGraphiQL((state) => state.variableEditor);
  const [label, setLabel] = useState(OFFER);

  async function share() {
    const address = linkTo(query.getValue(), variables.getValue());
    history.replaceState(null, '', address);
    setLabel(await copy(address.href));
  }

  return (
    <ToolbarButton label={label} onClick={share} onBlur={() => setLabel(OFFER)}>
      <svg className="graphiql-toolbar-icon" viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" aria-hidden="true">
        <path d="M8.5 11.5a3.5 3.5 0 0 0 5 0l3-3a3.5 3.5 0 0 0-5-5l-1 1" />
        <path d="M11.5 8.5a3.5 3.5 0 0 0-5 0l-3 3a3.5 3.5 0 0 0 5 5l1-1" />
      </svg>
    </ToolbarButton>
  );
}
