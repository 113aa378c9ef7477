import { SloCounts, SloOverview } from 'backstage-plugin-readiness-common';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { ReactNode } from 'react';
import { Translate } from '../../hooks/useWords';
import { SloNarrowing } from '../../words/sloQuery';
import { tierWords } from '../../words/tierWords';
import { TeamLink } from '../TeamLink';

/** One row of a roll-up. @internal */
export interface SloSlice {
  readonly key: string;
  readonly name: string;
  readonly heading: ReactNode;
  /** What asks the list for these; absent where nothing asks for exactly these. */
  readonly narrowing?: SloNarrowing;
  readonly counts: SloCounts;
}

/** @internal */
export function tierSlices(t: Translate, { byTier }: SloOverview): SloSlice[] {
  return byTier.map(({ tier, ...counts }) => ({
    key: String(tier),
    name: tierWords(t, tier),
    heading: tierWords(t, tier),
    narrowing: { tier: tier === null ? 'undeclared' : String(tier) },
    counts,
  }));
}

/** @internal */
export function teamSlices(
  t: Translate,
  { byTeam, otherTeams }: SloOverview,
): SloSlice[] {
  const slices = byTeam.map(
    ({ team, ...counts }): SloSlice => ({
      key: team ?? '',
      name: team ?? t('standard.noTeam'),
      heading: team ? <TeamLink entityRef={team} /> : t('standard.noTeam'),
      narrowing: { team: team ?? 'none' },
      counts,
    }),
  );
  return otherTeams
    ? [
        ...slices,
        rest(t('standard.otherTeams', { count: otherTeams.teams }), otherTeams),
      ]
    : slices;
}

/** @internal */
export function systemSlices(
  t: Translate,
  { bySystem, otherSystems }: SloOverview,
): SloSlice[] {
  const slices = bySystem.map(
    ({ system, ...counts }): SloSlice => ({
      key: system ?? '',
      name: system ?? t('slos.noSystem'),
      heading: system ? (
        <EntityRefLink entityRef={system} defaultKind="system" />
      ) : (
        t('slos.noSystem')
      ),
      narrowing: system ? { system } : undefined,
      counts,
    }),
  );
  return otherSystems
    ? [
        ...slices,
        rest(
          t('slos.otherSystems', { count: otherSystems.systems }),
          otherSystems,
        ),
      ]
    : slices;
}

function rest(name: string, counts: SloCounts): SloSlice {
  return { key: 'others', name, heading: name, counts };
}
