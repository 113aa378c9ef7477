import { SloListItem } from 'backstage-plugin-readiness-common';
import { ReactNode } from 'react';
import { Words } from '../../hooks/useWords';
import { attainmentWords } from '../../words/budgetWords';
import { BudgetGauge } from '../BudgetGauge';
import { EntityTabLink } from '../EntityTabLink';
import { FigureColumn } from '../FigureTable';
import { SloAlertLabel } from '../SloAlertLabel';
import { SloStateLabel } from '../SloStateLabel';
import { TeamLink } from '../TeamLink';

/** A column with what it shows of an objective. @internal */
export interface ObjectiveColumn extends FigureColumn {
  cell(item: SloListItem): ReactNode;
}

/** Which objective of whom, where it stands, and what follows. @internal */
export function objectiveColumns(words: Words): ObjectiveColumn[] {
  return [...identityColumns(words), ...stateColumns(words)];
}

function identityColumns({ t, formats }: Words): ObjectiveColumn[] {
  return [
    {
      title: t('slos.columnObjective'),
      cell: ({ title, target, window }) => (
        <>
          {title}
          <div>
            {t('slos.targetOver', { target: formats.ratio(target), window })}
          </div>
        </>
      ),
    },
    {
      title: t('slos.columnService'),
      cell: ({ entity }) => (
        <>
          <EntityTabLink entityRef={entity.entityRef} title={entity.title} />
          <div>
            {entity.owner ? (
              <TeamLink entityRef={entity.owner} />
            ) : (
              t('entities.noOwner')
            )}
          </div>
        </>
      ),
    },
    {
      title: t('entities.columnTier'),
      cell: ({ entity }) => entity.tier ?? t('tier.short'),
    },
  ];
}

function stateColumns(words: Words): ObjectiveColumn[] {
  const { t } = words;
  return [
    {
      title: t('slos.columnState'),
      cell: ({ state, reason }) => (
        <>
          <SloStateLabel state={state} />
          <div>{reason}</div>
        </>
      ),
    },
    {
      title: t('slos.columnBudget'),
      cell: item => <BudgetGauge objective={item} />,
    },
    {
      title: t('slos.columnAttainment'),
      numeric: true,
      cell: item => attainmentWords(words, item),
    },
    {
      title: t('slos.columnAlert'),
      oneLine: true,
      cell: ({ alert }) => <SloAlertLabel alert={alert ?? 'none'} />,
    },
    {
      title: t('slos.columnGate'),
      oneLine: true,
      cell: ({ gate }) => t(`sloGate.short.${gate ?? 'none'}`),
    },
  ];
}
