// GraphiQL for the graph of this server: everything it needs is bundled, nothing comes from elsewhere.

import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './page.css';
import { createRoot } from 'react-dom/client';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { CopyLink } from './copy-link.jsx';
import { fetchExamples, keepsTabs, openingProps } from './opening.js';

const ENDPOINT = '/graphql';

const fetcher = createGraphiQLFetcher({
  url: ENDPOINT,
  subscriptionUrl: new URL(ENDPOINT, location.href.replace(/^http/, 'ws')).href,
});

const opening = openingProps({ search: location.search, examples: await fetchExamples(), kept: keepsTabs() });

createRoot(document.getElementById('graphiql')).render(
  <GraphiQL fetcher={fetcher} defaultEditorToolsVisibility="variables" {...opening}>
    <GraphiQL.Logo>
      <a className="graphiql-logo-link" href="/">contract-graph</a>
    </GraphiQL.Logo>
    <GraphiQL.Toolbar>
      {({ prettify, merge, copy }) => (
        <>
          {prettify}
          {merge}
          {copy}
          <CopyLink />
        </>
      )}
    </GraphiQL.Toolbar>
  </GraphiQL>,
);
