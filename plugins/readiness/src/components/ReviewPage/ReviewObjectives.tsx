import { ReviewSnapshot } from 'backstage-plugin-readiness-common';
import Typography from '@material-ui/core/Typography';
import { useWords } from '../../hooks/useWords';
import { SLO_STATES } from '../../words/sloStates';
import { FigureTable } from '../FigureTable';
import { SloStateLabel } from '../SloStateLabel';

type Objective = ReviewSnapshot['objectives'][number];

/**
 * Where the objectives stood, least budget first; what nobody knows before what is well. One that was removed says so.
 * @internal
 */
export const ReviewObjectives = (props: {
  objectives: readonly Objective[];
}) => {
  const { t, formats } = useWords();
  const nameOf = ({ title, removed }: Objective) =>
    removed
      ? `${title} · ${t('reviewPage.removedOn', {
          time: formats.instant(removed.at),
        })}`
      : title;
  if (props.objectives.length === 0) {
    return (
      <Typography variant="body2">{t('reviewPage.noObjectives')}</Typography>
    );
  }
  const objectives = [...props.objectives].sort(
    (a, b) => leastOf(a) - leastOf(b),
  );
  return (
    <FigureTable
      label={t('reviewPage.objectives')}
      columns={[
        { title: t('reviewPage.columnObjective') },
        { title: t('reviewsPage.columnState'), oneLine: true },
        { title: t('reviewPage.columnBudget'), numeric: true },
      ]}
      rows={objectives.map(objective => ({
        key: keyOf(objective),
        cells: [
          nameOf(objective),
          stateOf(objective.state),
          objective.budgetRemaining === null
            ? t('reviewPage.notKnown')
            : formats.signedShare(objective.budgetRemaining),
        ],
      }))}
    />
  );
};

/** What was removed may have had the name of one that is there. */
function keyOf({ slo, objective, removed }: Objective): string {
  return JSON.stringify([slo, objective, removed]);
}

function leastOf({ budgetRemaining }: Objective): number {
  return budgetRemaining ?? 0;
}

/** A state that these pages do not know is shown as it is. */
function stateOf(state: string) {
  const known = SLO_STATES.find(each => each === state);
  return known ? <SloStateLabel state={known} /> : state;
}
