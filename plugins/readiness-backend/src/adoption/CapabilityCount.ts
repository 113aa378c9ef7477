import {
  AdoptionFiguresView,
  AdoptionStatus,
  SloStateView,
} from 'backstage-plugin-readiness-common';
import {
  AdoptionFigures,
  adoptionFigures,
  Capability,
  currentMilestone,
  Milestone,
  Tier,
} from 'backstage-readiness-core';
import { teamOf } from '../results/entitySummary';
import { dayOf } from '../results/instants';
import { largestTeams } from '../results/largestTeams';
import { optional } from '../results/optional';
import { letterAt } from '../results/slotsOf';
import { ADOPTION_WORDS } from './adoptionLetters';
import { budgetsByAdoption } from './budgetsByAdoption';

/** An entity with its adoption of all capabilities. @internal */
export type CountedEntity = readonly [
  entityRef: string,
  tier: number | null,
  ownerRef: string | null,
  statuses: string,
];

/** An entity in the scope of the capability. */
interface ScopedEntity {
  readonly entityRef: string;
  readonly tier: number | null;
  readonly team: string | null;
  readonly status: AdoptionStatus;
}

interface Share {
  total: number;
  adopted: number;
  unknown: number;
}

const MOST_NOT_ADOPTED = 20;

/**
 * Counts the adoption of one capability.
 * @internal
 */
export class CapabilityCount {
  readonly capability: Capability;
  readonly figures: AdoptionFigures;
  /** Tiers 0 and 1 first, undeclared ones last; at most 20. */
  readonly notAdopted: readonly ScopedEntity[];
  readonly #scoped: readonly ScopedEntity[];
  readonly #now: number;
  readonly #states: ReadonlyMap<string, SloStateView>;

  constructor(
    capability: Capability,
    entities: readonly CountedEntity[],
    slot: number,
    options: {
      /** Epoch milliseconds. */
      readonly now: number;
      /** The worst state of the SLOs of each entity that has any. */
      readonly states: ReadonlyMap<string, SloStateView>;
    },
  ) {
    this.capability = capability;
    this.#now = options.now;
    this.#states = options.states;
    this.#scoped = entities.flatMap(entity => scoped(entity, slot));
    this.figures = adoptionFigures(
      this.#scoped.map(({ entityRef, team, tier, status }) => ({
        entityRef,
        status,
        team: team ?? undefined,
        tier: (tier ?? undefined) as Tier | undefined,
      })),
    );
    this.notAdopted = this.#scoped
      .filter(({ status }) => status !== 'adopted')
      .sort(byTierAndRef)
      .slice(0, MOST_NOT_ADOPTED);
  }

  view(): Omit<AdoptionFiguresView, 'change30Days' | 'notAdopted' | 'leavers'> {
    const { capability } = this;
    const current = currentMilestone(capability, this.#now);
    return {
      capability: capability.name,
      title: capability.title,
      ...optional('description', capability.description),
      owner: capability.owner ?? null,
      lifecycle: capability.lifecycle ?? null,
      links: { ...capability.links },
      services: this.figures.services,
      teams: this.figures.teams,
      target: current ? milestoneView(current) : null,
      milestones: capability.milestones.map(milestoneView),
      ...this.#teams(),
      byTier: [...this.#sharesBy(({ tier }) => tier)]
        .map(([tier, share]) => ({ tier, ...share }))
        .sort((a, b) => (a.tier ?? 4) - (b.tier ?? 4)),
      outcomes: [...capability.outcomes],
      ...optional('budgets', budgetsByAdoption(this.#scoped, this.#states)),
    };
  }

  #teams(): Pick<AdoptionFiguresView, 'byTeam' | 'otherTeams'> {
    const { byTeam, otherTeams } = largestTeams(
      [...this.#sharesBy(({ team }) => team)].map(([team, share]) => ({
        team,
        ...share,
      })),
    );
    if (otherTeams.length === 0) {
      return { byTeam };
    }
    const rest = { total: 0, adopted: 0, unknown: 0 };
    otherTeams.forEach(share => add(rest, share));
    return { byTeam, otherTeams: { teams: otherTeams.length, ...rest } };
  }

  #sharesBy<K>(keyOf: (entity: ScopedEntity) => K): Map<K, Share> {
    const shares = new Map<K, Share>();
    for (const entity of this.#scoped) {
      const key = keyOf(entity);
      const share = shares.get(key) ?? { total: 0, adopted: 0, unknown: 0 };
      add(share, {
        total: 1,
        adopted: Number(entity.status === 'adopted'),
        unknown: Number(entity.status === 'unknown'),
      });
      shares.set(key, share);
    }
    return shares;
  }
}

function scoped(
  [entityRef, tier, ownerRef, statuses]: CountedEntity,
  slot: number,
): ScopedEntity[] {
  const adoption = ADOPTION_WORDS.get(letterAt(statuses, slot));
  return adoption
    ? [{ entityRef, tier, team: teamOf(ownerRef), status: adoption.status }]
    : [];
}

function byTierAndRef(a: ScopedEntity, b: ScopedEntity): number {
  return (a.tier ?? 4) - (b.tier ?? 4) || (a.entityRef < b.entityRef ? -1 : 1);
}

function add(share: Share, more: Share): void {
  share.total += more.total;
  share.adopted += more.adopted;
  share.unknown += more.unknown;
}

function milestoneView({ date, services, teams }: Milestone) {
  return {
    date: dayOf(date),
    services: services ?? null,
    teams: teams ?? null,
  };
}
