// What does a person see on a page? Runs one scenario in Chromium and prints what it saw as JSON.
//
// Usage: node drive.mjs SCENARIO, with {"base", "chromium", "profile", "pictures"} on standard input.

import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import * as scenarios from './scenarios.mjs';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Whatever slips past the watch below finds no name to reach.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

// Far more than a step takes on a busy machine: it only ends a wait for what never comes.
const MILLISECONDS_TO_HANG = 60_000;

/** Stops and notes each request that is not to the server under test. */
async function watchRequests(context, base, elsewhere) {
  await context.route('**/*', (route) => {
    const address = route.request().url();
    if (new URL(address).origin === base) return route.continue();
    elsewhere.push(address);
    return route.abort();
  });
}

function watchComplaints(context, complaints) {
  context.on('weberror', (event) => complaints.push(`uncaught: ${event.error().message}`));
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
}

const [name] = process.argv.slice(2);
const { base, chromium: executablePath, profile, pictures } = JSON.parse(await text(process.stdin));
const elsewhere = [];
const complaints = [];

const context = await chromium.launchPersistentContext(profile, {
  executablePath,
  args: ARGUMENTS,
  headless: true,
  baseURL: base,
  viewport: { width: 1280, height: 800 },
});
try {
  await watchRequests(context, base, elsewhere);
  watchComplaints(context, complaints);
  const page = await context.newPage();
  page.setDefaultTimeout(MILLISECONDS_TO_HANG);
  const picture = (label) => page.screenshot({ path: join(pictures, `${label}.png`) });
  try {
    const seen = await scenarios[name]({ page, picture });
    console.log(JSON.stringify({ seen, elsewhere, complaints }));
  } catch (error) {
    await picture('failure');
    console.error({ elsewhere, complaints: complaints.slice(0, 5), pictures });
    throw error;
  }
} finally {
  await context.close();
}
