import { setTimeout as delay } from 'node:timers/promises';
import { describeDuration, say } from './say.mjs';

const startPatience = 120_000;
const scoringPatience = 120_000;

/** A catalog that has not grown for so many milliseconds has read its files. */
const catalogSettles = 4000;

/**
 * Waits until the frontend, the backend and the first scores are there, and says so in one line.
 *
 * Resolves to true then, and to false if the signal comes first.
 */
export async function waitForPortal(options) {
  const { appPort, backendPort, token, signal } = options;
  const settling = options.settling ?? catalogSettles;
  const started = Date.now();
  const app = `http://localhost:${appPort}`;
  const backend = `http://localhost:${backendPort}`;
  const impatience = setTimeout(
    () =>
      say(
        'The portal does not answer yet. If an error is shown above, mend it; the file portal.log beside the data has the whole log.',
      ),
    startPatience,
  );
  try {
    await until(() => answers(`${app}/`, signal), signal);
    await until(
      () => answers(`${backend}/.backstage/health/v1/readiness`, signal),
      signal,
    );
    const asked = { token, signal };
    const since = started;
    const scored = await waitForScores(backend, { since, settling, ...asked });
    const overview = `${backend}/api/readiness/v1/overview`;
    const scores = scored
      ? describeScores(await getJson(overview, asked))
      : 'the first scores are still to come';
    const time = describeDuration(Date.now() - started);
    say(
      `\nThe portal is ready: ${app} (signed in as guest); ${scores} [${time}]\n`,
    );
    return true;
  } catch (error) {
    if (signal.aborted) {
      return false;
    }
    throw error;
  } finally {
    clearTimeout(impatience);
  }
}

async function until(condition, signal) {
  while (!(await condition())) {
    await delay(250, undefined, { signal });
  }
}

async function answers(url, signal) {
  const response = await tryFetch(url, signal);
  return response?.ok ?? false;
}

/** Nobody listens yet, or the answer takes long: the caller asks again. */
async function tryFetch(url, signal, headers = {}) {
  try {
    return await fetch(url, {
      headers,
      signal: AbortSignal.any([signal, AbortSignal.timeout(30_000)]),
    });
  } catch (error) {
    signal.throwIfAborted();
    if (error.name === 'TimeoutError' || error.message === 'fetch failed') {
      return undefined;
    }
    throw error;
  }
}

/** Resolves to false if scoring takes long, which is then not waited for: the portal works meanwhile. */
async function waitForScores(backend, { since, settling, token, signal }) {
  const deadline = Date.now() + scoringPatience;
  const get = path => getJson(`${backend}/api/${path}`, { token, signal });
  let catalog = { size: undefined, since: 0 };
  while (Date.now() < deadline) {
    const size = (await get('catalog/entities/by-query?limit=0'))?.totalItems;
    if (size !== catalog.size) {
      catalog = { size, since: Date.now() };
    }
    const health = await get('readiness/health');
    const isSettled = Date.now() - catalog.since >= settling;
    if (health && isSettled && isScored(health, { since, size })) {
      return true;
    }
    await delay(500, undefined, { signal });
  }
  return false;
}

/**
 * Whether a health report of the backend says that a catalog of some size has been read since an instant, and that
 * nothing waits for evaluation.
 */
export function isScored({ queue, lastSync }, { since, size }) {
  return (
    Date.parse(lastSync.at) >= since &&
    lastSync.entities === size &&
    size > 0 &&
    queue.due === 0
  );
}

/** Resolves to undefined if there is no answer, or none that helps. */
async function getJson(url, { token, signal }) {
  const headers = { authorization: `Bearer ${token}` };
  const response = await tryFetch(url, signal, headers);
  return response?.ok ? response.json() : undefined;
}

/** Such as "41 of 140 entities are in the scope of a standard, and scored". The standards may differ in scope; the widest counts. */
export function describeScores(overview) {
  if (!overview) {
    return 'the scores are there';
  }
  const { entities, standards } = overview;
  const scored = Math.max(0, ...standards.map(({ total }) => total));
  return `${scored} of ${entities} entities are in the scope of a standard, and scored`;
}
