import { SloListItem } from 'backstage-plugin-readiness-common';
import Typography from '@material-ui/core/Typography';
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

/** Which objective of whom, where it stands and what follows; who has to know stands last. @internal */
export function objectiveColumns(words: Words): ObjectiveColumn[] {
  return [
    ...objectiveIdentity(words),
    ...stateColumns(words),
    ...entityColumns(words),
  ];
}

function objectiveIdentity({ t, formats }: Words): ObjectiveColumn[] {
  return [
    {
      title: t('slos.columnObjective'),
      cell: ({ title, target, window }) => (
        <>
          {title}
          <Aside>
            {t('slos.targetOver', { target: formats.ratio(target), window })}
          </Aside>
        </>
      ),
    },
    {
      title: t('slos.columnService'),
      cell: ({ entity }) => (
        <EntityTabLink entityRef={entity.entityRef} title={entity.title} />
      ),
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
          <Aside>{reason}</Aside>
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
      cell: ({ alert, gate }) => (
        <>
          <SloAlertLabel alert={alert ?? 'none'} />
          {gate && <Aside>{t(`sloGate.short.${gate}`)}</Aside>}
        </>
      ),
    },
  ];
}

function entityColumns({ t }: Words): ObjectiveColumn[] {
  return [
    {
      title: t('slos.columnTier'),
      cell: ({ entity }) => entity.tier ?? t('tier.short'),
    },
    {
      title: t('slos.columnOwner'),
      cell: ({ entity }) =>
        entity.owner ? (
          <TeamLink entityRef={entity.owner} />
        ) : (
          t('entities.noOwner')
        ),
    },
  ];
}

/** Stands below what it explains. */
function Aside(props: { children: ReactNode }) {
  return (
    <Typography variant="body2" component="div" color="textSecondary">
      {props.children}
    </Typography>
  );
}
