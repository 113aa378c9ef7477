import type {
  SliReadAnswer,
  SliReadRequest,
} from 'backstage-plugin-readiness-node';
import { SloDefinition } from 'backstage-readiness-core';
import { requestsOf, sloDefinition } from '../__testUtils__/checkedObjective';
import { checkSlos } from './checkSlos';

const MINUTE_MS = 60_000;
const SLICE_MS = 5 * MINUTE_MS;
const DAY_MS = 1440 * MINUTE_MS;
const END = Date.parse('2027-03-01T12:00:00Z');

interface SourceOptions {
  readonly until?: number;
  /** Which answers are faults, by the number of the request. */
  readonly faults?: Readonly<Record<number, SliReadAnswer>>;
}

/** A source with 100 events in each slice until the data ends, of which one is bad. */
class SteadySource {
  readonly types = ['prometheus'];
  readonly requests = new Array<SliReadRequest>();
  readonly #options: SourceOptions;

  constructor(options: SourceOptions = {}) {
    this.#options = options;
  }

  plan() {
    return { kind: 'readable', queries: ['steady'], warnings: [] } as const;
  }

  async read(request: SliReadRequest): Promise<SliReadAnswer> {
    this.requests.push(request);
    const fault = this.#options.faults?.[this.requests.length];
    return (
      fault ?? { kind: 'read', readings: this.#slices(request), warnings: [] }
    );
  }

  #slices({ from, to }: SliReadRequest) {
    const end = Math.min(to, this.#options.until ?? to);
    const count = Math.max(0, (end - from) / SLICE_MS);
    return Array.from({ length: count }, (_, index) => ({
      start: from + index * SLICE_MS,
      part: 99,
      total: 100,
    }));
  }
}

function check(
  source: SteadySource,
  slos: readonly Partial<SloDefinition>[] = [{}],
  now = END,
) {
  return checkSlos(slos.map(sloDefinition), {
    source,
    now,
    signal: new AbortController().signal,
  });
}

function objective(target: number) {
  return [{ name: 'objective-1', target }];
}

describe('checkSlos', () => {
  it('counts each objective by its own target, from one read', async () => {
    const source = new SteadySource();

    const checked = await check(source, [
      { name: 'a', objectives: objective(0.98) },
      { name: 'b', objectives: objective(0.9) },
    ]);

    expect(source.requests).toHaveLength(1);
    expect(
      checked.map(({ status }) => status.budgetConsumed?.toFixed(6)),
    ).toEqual(['0.500000', '0.100000']);
  });

  it('sorts by name, whatever order the answers come in', async () => {
    const checked = await check(new SteadySource(), [
      { name: 'c', sli: { kind: 'composite' } },
      { name: 'a' },
      {
        name: 'b',
        sli: { kind: 'known', definition: requestsOf('b', 'Datadog') },
      },
    ]);

    expect(
      checked.map(({ definition, status }) => [definition.name, status.state]),
    ).toEqual([
      ['a', 'exhausted'],
      ['b', 'error'],
      ['c', 'error'],
    ]);
  });

  it('reads once while the data is fresh', async () => {
    const source = new SteadySource({ until: END - 10 * MINUTE_MS });

    await check(source);

    expect(source.requests).toHaveLength(1);
  });

  it('reads the begin of the window as it was when the data ended', async () => {
    const source = new SteadySource({ until: END - 0.5 * DAY_MS });

    const [{ status }] = await check(source);

    expect(source.requests.map(({ from }) => from)).toEqual([
      END - 30 * DAY_MS,
      END - 30.5 * DAY_MS,
    ]);
    expect(status).toMatchObject({ state: 'stale', coverage: 1 });
  });

  it('keeps what it has when the begin of the window cannot be read', async () => {
    const down: SliReadAnswer = { kind: 'unavailable', reason: 'It is down' };
    const source = new SteadySource({
      until: END - 0.5 * DAY_MS,
      faults: { 2: down },
    });

    const [{ status, outcome }] = await check(source);

    expect(outcome).toEqual({ kind: 'read' });
    expect(status.state).toBe('stale');
    expect(status.coverage).toBeCloseTo(29.5 / 30, 6);
  });

  it('keeps a fault to the SLO that has it', async () => {
    const refused: SliReadAnswer = { kind: 'refused', reason: 'It is wrong' };
    const source = new SteadySource({ faults: { 1: refused } });

    const checked = await check(source, [
      { name: 'a' },
      { name: 'b', sli: { kind: 'known', definition: requestsOf('b') } },
    ]);

    expect(checked.map(({ status }) => status.state)).toEqual([
      'error',
      'exhausted',
    ]);
    expect(checked[0].status.reason).toContain('It is wrong');
  });
});
