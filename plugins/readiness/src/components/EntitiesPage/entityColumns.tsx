import { EntityListItem, EntityQuery } from 'backstage-plugin-readiness-common';
import { ReactNode } from 'react';
import { LevelsOf } from '../../hooks/useStandardLevels';
import { Words } from '../../hooks/useWords';
import { scoreWords } from '../../words/scoreWords';
import { AdoptionLabel } from '../AdoptionLabel';
import { EntityTabLink } from '../EntityTabLink';
import { FigureColumn } from '../FigureTable';
import { LevelLabel } from '../LevelLabel';
import { StatusLabel } from '../StatusLabel';
import { TeamLink } from '../TeamLink';

/** A column with what it shows of an entity. @internal */
export interface EntityColumn extends FigureColumn {
  cell(item: EntityListItem): ReactNode;
}

/** The columns that answer a query: always who it is, then what was asked. @internal */
export function entityColumns(
  words: Words,
  query: EntityQuery,
  levelsOf: LevelsOf,
): EntityColumn[] {
  return [
    ...identityColumns(words),
    ...(query.scope === 'out'
      ? [outOfScopeColumn(words)]
      : resultColumns(words, levelsOf)),
    ...(query.check ? [statusColumn(words, query.check)] : []),
    ...(query.capability ? [adoptionColumn(words, query.capability)] : []),
    ...(query.gap ? [gapsColumn(words)] : []),
  ];
}

function identityColumns({ t }: Words): EntityColumn[] {
  return [
    {
      title: t('entities.columnName'),
      cell: ({ entity }) => (
        <EntityTabLink entityRef={entity.entityRef} title={entity.title} />
      ),
    },
    {
      title: t('entities.columnOwner'),
      cell: ({ entity }) =>
        entity.owner ? (
          <TeamLink entityRef={entity.owner} />
        ) : (
          t('entities.noOwner')
        ),
    },
    {
      title: t('entities.columnTier'),
      cell: ({ entity }) => entity.tier ?? t('tier.short'),
    },
  ];
}

function resultColumns(words: Words, levelsOf: LevelsOf): EntityColumn[] {
  const { t, formats } = words;
  return [
    {
      title: t('entities.columnLevel'),
      oneLine: true,
      cell: ({ level, standard }) =>
        level ? (
          <LevelLabel level={level} levels={levelsOf(standard)} />
        ) : (
          t('level.none')
        ),
    },
    {
      title: t('entities.columnScore'),
      cell: ({ score, known }) => {
        const parts = [
          scoreWords(words, score),
          ...(known === null
            ? []
            : [t('score.knownShare', { share: formats.share(known) })]),
        ];
        return parts.join(' · ');
      },
    },
    {
      title: t('entities.columnFailing'),
      numeric: true,
      cell: ({ level, failing }) => (level ? formats.number(failing) : '–'),
    },
  ];
}

function outOfScopeColumn({ t }: Words): EntityColumn {
  return {
    title: t('entities.columnOutOfScope'),
    cell: ({ outOfScope }) => outOfScope ?? '–',
  };
}

function statusColumn({ t }: Words, check: string): EntityColumn {
  return {
    title: t('entities.columnStatus', { check }),
    cell: ({ status, stale }) =>
      status ? <StatusLabel status={status} stale={stale} /> : '–',
  };
}

function adoptionColumn({ t }: Words, capability: string): EntityColumn {
  return {
    title: t('entities.columnAdoption', { capability }),
    cell: ({ adoption, alternative }) => (
      <>
        {adoption ? <AdoptionLabel status={adoption} /> : '–'}
        {alternative && (
          <div>{t('capability.alternative', { alternative })}</div>
        )}
      </>
    ),
  };
}

function gapsColumn({ t }: Words): EntityColumn {
  return {
    title: t('entities.columnGaps'),
    cell: ({ gaps }) =>
      gaps.length === 0
        ? t('entities.noGaps')
        : gaps.map(gap => t(`gap.${gap}`)).join(', '),
  };
}
