import { SliReadOutcome } from 'backstage-readiness-core';
import { SliSource } from 'backstage-plugin-readiness-node';
import { Clock } from '../../clock/Clock';
import { SourceState, UNTRIED_SOURCE } from './nextAttempt';
import { SliCase } from './SliCase';
import { SliReader, SliReading } from './SliReader';
import { SourceStates } from './SourceStates';

/** Milliseconds that one trial of a failing source may take, beside the time that it has to answer. */
const TRIAL_MARGIN = 30_000;

/** What came of a round: what was read of each SLI, and what is known of the source now. @internal */
export interface RoundResult {
  /** By SLI. */
  readonly readings: ReadonlyMap<string, SliReading>;
  readonly state: SourceState;
}

/** @internal */
export interface SourceRoundOptions {
  readonly clock: Clock;
  readonly sources: ReadonlyMap<string, SliSource>;
  readonly states: SourceStates;
  readonly reader: SliReader;
  readonly timeoutMs: number;
  /** 0 up to 1. */
  readonly random: () => number;
}

/**
 * Reads the SLIs of one claim from their source: all at once, since a source bounds its own requests; but while a source
 * is failing one by one until one tells how it is, and only if the circuit breaker lets this replica try.
 * @internal
 */
export class SourceRound {
  readonly #options: SourceRoundOptions;

  constructor(options: SourceRoundOptions) {
    this.#options = options;
  }

  async read(
    name: string,
    cases: readonly SliCase[],
    signal: AbortSignal,
  ): Promise<RoundResult> {
    const { sources, states, clock } = this.#options;
    const source = sources.get(name);
    if (!source) {
      const reason = `The data source ${name} is not configured in this backend; configure it, or name another one in the document`;
      return {
        readings: withOutcome(cases, { kind: 'refused', reason }),
        state: UNTRIED_SOURCE,
      };
    }
    const state = (await states.readAll()).get(name) ?? UNTRIED_SOURCE;
    const startedAt = await clock.now();
    return state.state === 'ok'
      ? this.#readAll(source, cases, { state, startedAt, signal })
      : this.#tryOne(source, cases, { state, startedAt, signal });
  }

  async #readAll(
    source: SliSource,
    cases: readonly SliCase[],
    { state, startedAt, signal }: Attempt,
  ): Promise<RoundResult> {
    const readings = new Map(
      await Promise.all(
        cases.map(
          async (sli): Promise<[string, SliReading]> => [
            sli.sliId,
            await this.#readOne(source, sli, startedAt, signal),
          ],
        ),
      ),
    );
    const noted = await this.#note(source, [...readings.values()], {
      startedAt,
      isTrial: false,
    });
    return { readings, state: noted ?? state };
  }

  async #tryOne(
    source: SliSource,
    cases: readonly SliCase[],
    attempt: Attempt,
  ): Promise<RoundResult> {
    const { states, timeoutMs } = this.#options;
    const { state, startedAt, signal } = attempt;
    const until = startedAt + timeoutMs + TRIAL_MARGIN;
    const claim = await states.claimTrial(source.name, {
      now: startedAt,
      until,
    });
    if (claim === 'not-now') {
      return { readings: withOutcome(cases, outcomeOf(state)), state };
    }
    const tried = new Map<string, SliReading>();
    for (const sli of cases) {
      const reading = await this.#readOne(source, sli, startedAt, signal);
      tried.set(sli.sliId, reading);
      // What is refused may never have been sent.
      if (reading.outcome.kind !== 'refused') {
        break;
      }
    }
    const after =
      (await this.#note(source, [...tried.values()], {
        startedAt,
        isTrial: true,
      })) ?? state;
    const others = cases.filter(({ sliId }) => !tried.has(sliId));
    const rest =
      after.state === 'ok'
        ? (await this.#readAll(source, others, { ...attempt, state: after }))
            .readings
        : withOutcome(others, outcomeOf(after));
    return { readings: new Map([...tried, ...rest]), state: after };
  }

  async #readOne(
    source: SliSource,
    sli: SliCase,
    now: number,
    signal: AbortSignal,
  ): Promise<SliReading> {
    const toRead = sli.toRead(now);
    return toRead
      ? this.#options.reader.read(source, toRead, signal)
      : unread(sli, { kind: 'read' });
  }

  /** A source that answers one of many is there; one query that it cannot bear is that query's own matter. */
  async #note(
    source: SliSource,
    readings: readonly SliReading[],
    { startedAt, isTrial }: { startedAt: number; isTrial: boolean },
  ): Promise<SourceState | undefined> {
    const { states, clock, random } = this.#options;
    const now = await clock.now();
    const failures = readings.flatMap(({ outcome, retryAfterSeconds }) =>
      outcome.kind === 'unavailable'
        ? [
            {
              reason: outcome.reason,
              retryAfterSeconds: retryAfterSeconds ?? 0,
            },
          ]
        : [],
    );
    const answered = readings.some(({ outcome }) => outcome.kind === 'read');
    if (answered || (isTrial && failures.length === 0)) {
      return states.note(source.name, { outcome: 'answered', startedAt, now });
    }
    return failures.length === 0
      ? undefined
      : states.note(source.name, {
          ...{ outcome: 'unavailable', startedAt, now, isTrial },
          random: random(),
          reason: failures[0].reason,
          retryAfterSeconds: Math.max(
            ...failures.map(({ retryAfterSeconds }) => retryAfterSeconds),
          ),
        });
  }
}

interface Attempt {
  readonly state: SourceState;
  readonly startedAt: number;
  readonly signal: AbortSignal;
}

/** What an SLI is told of which nothing was asked. @internal */
export function withOutcome(
  cases: readonly SliCase[],
  outcome: SliReadOutcome,
): Map<string, SliReading> {
  return new Map(cases.map(sli => [sli.sliId, unread(sli, outcome)]));
}

function unread(sli: SliCase, outcome: SliReadOutcome): SliReading {
  return { outcome, readings: [], read: sli.read, more: false, warnings: [] };
}

function outcomeOf({ reason }: SourceState): SliReadOutcome {
  return {
    kind: 'unavailable',
    reason: reason ?? 'The data source does not answer',
  };
}
