import { Surroundings } from '../types';

const MOST_ATTEMPTS = 4;
const FIRST_WAIT = 500;
const LONGEST_WAIT = 8_000;
const PASSING_STATUSES: readonly number[] = [502, 503, 504];

/** How to send a request that may be sent again, because it bears an idempotency key. @internal */
export type Send = () => Promise<Response>;

/**
 * Sends a request up to four times: again after a fault of the network, a time-out, or an answer that says that a backend
 * is away for a moment. Waits twice as long each time, within which the moment is drawn so that many pipelines do not
 * come back at once.
 * @internal
 */
export async function retrying(
  send: Send,
  { wait, random }: Pick<Surroundings, 'wait' | 'random'>,
): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await attemptOnce(send);
    if (outcome.kind === 'answered' && !isPassing(outcome.response)) {
      return outcome.response;
    }
    if (attempt === MOST_ATTEMPTS) {
      if (outcome.kind === 'answered') {
        return outcome.response;
      }
      throw outcome.error;
    }
    await wait(pauseAfter(attempt, random()));
  }
}

type Attempt =
  | { readonly kind: 'answered'; readonly response: Response }
  | { readonly kind: 'failed'; readonly error: unknown };

async function attemptOnce(send: Send): Promise<Attempt> {
  try {
    return { kind: 'answered', response: await send() };
  } catch (error) {
    return { kind: 'failed', error };
  }
}

function isPassing({ status }: Response): boolean {
  return PASSING_STATUSES.includes(status);
}

/** Between half of the pause and all of it. */
function pauseAfter(attempt: number, drawn: number): number {
  const pause = Math.min(FIRST_WAIT * 2 ** (attempt - 1), LONGEST_WAIT);
  return Math.round(pause * (0.5 + drawn / 2));
}
