import { setTimeout as delay } from 'node:timers/promises';
import { describeDuration, say } from './say.mjs';

const startPatience = 120_000;
const scoringPatience = 120_000;

/**
 * Waits until the frontend, the backend and the first scores are there, and says so in one line.
 *
 * Resolves to true then, and to false if the signal comes first.
 */
export async function waitForPortal({ appPort, backendPort, signal }) {
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
    const scored = await waitForScores(backend, signal);
    const time = describeDuration(Date.now() - started);
    say(
      `\nThe portal is ready: ${app} (signed in as guest)${
        scored ? '' : '; the first scores are still to come'
      } [${time}]\n`,
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
async function tryFetch(url, signal) {
  try {
    return await fetch(url, {
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
async function waitForScores(backend, signal) {
  const deadline = Date.now() + scoringPatience;
  while (Date.now() < deadline) {
    const state = await scoringState(backend, signal);
    if (state !== 'pending') {
      return true;
    }
    await delay(500, undefined, { signal });
  }
  return false;
}

async function scoringState(backend, signal) {
  const url = `${backend}/api/readiness/health`;
  const response = await tryFetch(url, signal);
  if (response?.status === 404) {
    return 'not served';
  }
  return response?.ok && isScored(await response.json()) ? 'scored' : 'pending';
}

/** Whether a health report of the backend says that the catalog has been read and nothing waits for evaluation. */
export function isScored({ status, queue, lastSync }) {
  return status !== 'starting' && lastSync.entities > 0 && queue.due === 0;
}
