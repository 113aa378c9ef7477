import { JsonObject } from '@backstage/types';
import { ReplayStages } from 'backstage-plugin-readiness-backend/alpha';
import { sampleFacts, SAMPLE_STORY_DAYS } from '../sampleFacts';
import { SteppedClock } from './SteppedClock';

const MILLISECONDS_PER_DAY = 86_400_000;

/** The name under which the replay remembers how far it has come. */
const HISTORY = 'sample-company-history';

interface Progress extends JsonObject {
  /** The instant from which days count back, in milliseconds since the epoch. */
  readonly today: number;
  /** The day to replay next, counted back from today; 0 when the replay is complete. */
  readonly nextDay: number;
}

/** What the stages are told of a day of history. @internal */
export interface ReplayOptions {
  readonly clock: SteppedClock;
  /** The stages as they are configured on a day, counted back from today. */
  readonly stagesOn: (day: number) => ReplayStages;
  /** The instant from which days count back, should the replay not have begun yet. Milliseconds since the epoch. */
  readonly today: number;
  /** How many days before today are lived through. Default: the whole story. */
  readonly days?: number;
  readonly signal: AbortSignal;
}

/**
 * What became of a replay. `not-fresh`: the database holds results of something else, whose history is left alone.
 * @internal
 */
export type ReplayResult =
  | { readonly result: 'replayed'; readonly days: number }
  | { readonly result: 'complete' }
  | { readonly result: 'not-fresh' };

/**
 * Lives through the days before today as the stages would have, so that trends, movers and leavers are there on the first
 * day. Whoever interrupts it finds it going on at the day where it was. The facts of today itself are not part of it.
 * @internal
 */
export async function replayHistory(
  options: ReplayOptions,
): Promise<ReplayResult> {
  const { clock, stagesOn, signal } = options;
  const stages = stagesOn(0);
  const stored = await stages.states.read<Progress>(HISTORY);
  if (!stored && (await stages.publications.newest())) {
    return { result: 'not-fresh' };
  }
  const { today, nextDay } = stored?.state ?? {
    today: options.today,
    nextDay: options.days ?? SAMPLE_STORY_DAYS,
  };
  if (nextDay === 0) {
    return { result: 'complete' };
  }
  for (let day = nextDay; day > 0; day--) {
    signal.throwIfAborted();
    const now = today - day * MILLISECONDS_PER_DAY;
    clock.set(now);
    // Before anything else is stored, so that a replay that is interrupted on its first day is known as one.
    await stages.states.write(HISTORY, { today, nextDay: day }, now);
    await replayDay(stagesOn(day), { day, today: new Date(today), signal });
  }
  await stages.states.write(HISTORY, { today, nextDay: 0 }, today);
  return { result: 'replayed', days: nextDay };
}

async function replayDay(
  stages: ReplayStages,
  { day, today, signal }: { day: number; today: Date; signal: AbortSignal },
): Promise<void> {
  await stages.publisher.publish();
  await stages.sync.sync({ signal });
  await stages.ingestion.push(sampleFacts(day, today), {
    source: 'sample-company',
  });
  while ((await stages.worker.runOnce()).result !== 'idle') {
    signal.throwIfAborted();
  }
  await stages.rollUps.count();
}
