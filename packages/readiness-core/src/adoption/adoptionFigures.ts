import { Capability, Milestone, Tier } from '../documents/types';
import { AdoptionStatus } from '../evaluation/types';

/** One service in the scope of a capability. @public */
export interface AdoptionRow {
  readonly entityRef: string;
  /** The owning team's ref; absent when it has none. */
  readonly team?: string;
  readonly tier?: Tier;
  readonly status: AdoptionStatus;
}

/** Counts of services, and of teams by how many of their services have adopted. @public */
export interface AdoptionFigures {
  readonly services: {
    readonly total: number;
    readonly adopted: number;
    readonly notAdopted: number;
    readonly unknown: number;
    /** Share of all services in scope that have adopted, unknown ones in the denominator; null without services. */
    readonly rate: number | null;
  };
  readonly teams: {
    readonly total: number;
    readonly all: number;
    readonly some: number;
    readonly none: number;
    /** Share of teams of which all services have adopted; null without teams. */
    readonly rate: number | null;
  };
}

/**
 * Counts adoption. A service is counted once, a team by its own services.
 * @public
 */
export function adoptionFigures(rows: readonly AdoptionRow[]): AdoptionFigures {
  const count = (status: AdoptionStatus) =>
    rows.filter(row => row.status === status).length;
  const adopted = count('adopted');
  return {
    services: {
      total: rows.length,
      adopted,
      notAdopted: count('not-adopted'),
      unknown: count('unknown'),
      rate: share(adopted, rows.length),
    },
    teams: teamFigures(rows),
  };
}

function teamFigures(rows: readonly AdoptionRow[]): AdoptionFigures['teams'] {
  const shares = new Map<string, { total: number; adopted: number }>();
  for (const { team, status } of rows) {
    if (team) {
      const counts = shares.get(team) ?? { total: 0, adopted: 0 };
      counts.total += 1;
      counts.adopted += status === 'adopted' ? 1 : 0;
      shares.set(team, counts);
    }
  }
  const teams = [...shares.values()];
  const all = teams.filter(team => team.adopted === team.total).length;
  const none = teams.filter(team => team.adopted === 0).length;
  return {
    total: teams.length,
    all,
    some: teams.length - all - none,
    none,
    rate: share(all, teams.length),
  };
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 1e6) / 1e6;
}

/**
 * The milestone that counts at an instant: the next one, or the last when all have passed; undefined without any.
 * @public
 */
export function currentMilestone(
  capability: Pick<Capability, 'milestones'>,
  now: number,
): Milestone | undefined {
  const milestones = [...capability.milestones].sort((a, b) => a.date - b.date);
  return (
    milestones.find(({ date }) => date >= now) ??
    milestones[milestones.length - 1]
  );
}
