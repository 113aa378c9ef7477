import { requestsOf, sloDefinition } from '../__testUtils__/checkedObjective';
import { planReads } from './planReads';

const NOW = Date.parse('2027-03-01T12:03:00Z');
const DAY_MS = 86_400_000;
const OPTIONS = { types: ['prometheus', 'mimir'], now: NOW };

function planOf(...slos: Parameters<typeof sloDefinition>[0][]) {
  return planReads(slos.map(sloDefinition), OPTIONS);
}

describe('planReads', () => {
  it('reads the slices of the window up to the last one that is over', () => {
    const { reads, unread } = planOf({});

    expect(unread).toEqual([]);
    expect(reads).toHaveLength(1);
    expect(reads[0]).toMatchObject({
      sliceSeconds: 300,
      to: Date.parse('2027-03-01T12:00:00Z'),
    });
    expect(reads[0].from).toBeLessThanOrEqual(NOW - 30 * DAY_MS + 300_000);
  });

  it('reads an indicator once for all objectives that share it', () => {
    const { reads } = planOf(
      {
        name: 'a',
        objectives: [
          { name: 'objective-1', target: 0.999 },
          { name: 'objective-2', target: 0.9 },
        ],
      },
      { name: 'b' },
    );

    expect(reads).toHaveLength(1);
    expect(
      reads[0].objectives.map(({ definition }) => definition.name),
    ).toEqual(['a', 'a', 'b']);
  });

  it('reads as far back as the longest window of them', () => {
    const week = {
      kind: 'rolling',
      duration: { amount: 1, unit: 'w' },
    } as const;
    const year = {
      kind: 'rolling',
      duration: { amount: 1, unit: 'Y' },
    } as const;

    const { reads } = planOf({ window: week }, { window: year });

    expect(reads).toHaveLength(1);
    expect(reads[0].from).toBeLessThanOrEqual(NOW - 360 * DAY_MS);
  });

  it.each([
    [
      'indicators',
      { sli: { kind: 'known', definition: requestsOf('other') } } as const,
    ],
    [
      'limits of a threshold',
      {
        objectives: [
          {
            name: 'objective-1',
            target: 0.9,
            threshold: { operator: 'lt', limit: 1 },
          },
        ],
      } as const,
    ],
    [
      'lengths of slices',
      {
        method: 'Timeslices',
        objectives: [
          {
            name: 'objective-1',
            target: 0.9,
            timeSliceTarget: 0.9,
            timeSliceSeconds: 60,
          },
        ],
      } as const,
    ],
  ])('reads other %s apart', (_, other) => {
    expect(planOf({}, other).reads).toHaveLength(2);
  });

  it('asks nothing for what nobody can count', () => {
    const { reads, unread } = planOf(
      { name: 'composite', sli: { kind: 'composite' } },
      { name: 'dangling', sli: { kind: 'missing', reason: 'It is gone' } },
    );

    expect(reads).toEqual([]);
    expect(unread.map(({ outcome }) => outcome.kind)).toEqual([
      'never',
      'never',
    ]);
  });

  it('asks Prometheus nothing that is meant for another product', () => {
    const { reads, unread } = planOf({
      sli: { kind: 'known', definition: requestsOf('shop', 'Datadog') },
    });

    expect(reads).toEqual([]);
    expect(unread[0].outcome).toEqual({
      kind: 'refused',
      reason: expect.stringMatching(/Datadog.*prometheus, mimir/),
    });
  });

  it.each(['Prometheus', 'prometheus', 'Mimir', undefined])(
    'asks for metrics of type %s',
    type => {
      const definition = requestsOf('shop', type);

      expect(planOf({ sli: { kind: 'known', definition } }).reads).toHaveLength(
        1,
      );
    },
  );
});
