import fc from 'fast-check';
import { AdoptionStatus } from '../evaluation/types';
import { adoptionFigures, currentMilestone } from './adoptionFigures';

const row = (team: string | undefined, status: AdoptionStatus) => ({
  entityRef: 'component:default/x',
  team,
  status,
});

describe('adoptionFigures', () => {
  it('counts services, unknown ones as not adopted and apart', () => {
    expect(
      adoptionFigures([
        row('a', 'adopted'),
        row('a', 'not-adopted'),
        row('b', 'unknown'),
        row('c', 'adopted'),
        row(undefined, 'adopted'),
      ]),
    ).toEqual({
      services: { total: 5, adopted: 3, notAdopted: 1, unknown: 1, rate: 0.6 },
      teams: { total: 3, all: 1, some: 1, none: 1, rate: 0.333333 },
    });
  });

  it('gives no rate without services or teams', () => {
    expect(adoptionFigures([]).services.rate).toBeNull();
    expect(adoptionFigures([row(undefined, 'adopted')]).teams.rate).toBeNull();
  });

  it('adds up, in any order', () => {
    const rows = fc.array(
      fc
        .tuple(
          fc.constantFrom('a', 'b', undefined),
          fc.constantFrom<AdoptionStatus[]>(
            'adopted',
            'not-adopted',
            'unknown',
          ),
        )
        .map(([team, status]) => row(team, status)),
    );
    fc.assert(
      fc.property(rows, items => {
        const figures = adoptionFigures(items);
        const { services, teams } = figures;
        expect(services.adopted + services.notAdopted + services.unknown).toBe(
          services.total,
        );
        expect(teams.all + teams.some + teams.none).toBe(teams.total);
        expect(adoptionFigures([...items].reverse())).toEqual(figures);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('currentMilestone', () => {
  const [first, second] = [{ date: 100 }, { date: 200 }];
  it.each([
    [0, first],
    [100, first],
    [101, second],
    [999, second],
  ])('at %d, in whatever order they are written', (now, expected) => {
    expect(currentMilestone({ milestones: [second, first] }, now)).toBe(
      expected,
    );
    expect(currentMilestone({ milestones: [first, second] }, now)).toBe(
      expected,
    );
  });

  it('is none without milestones', () => {
    expect(currentMilestone({ milestones: [] }, 0)).toBeUndefined();
  });
});
