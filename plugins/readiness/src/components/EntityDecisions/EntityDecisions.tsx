import { EntityGovernance } from 'backstage-plugin-readiness-common';
import { InfoCard } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { Answer } from '../../hooks/useAnswer';
import { useWords } from '../../hooks/useWords';
import { AnswerState } from '../AnswerState';
import { EvidenceExport } from '../EvidenceExport';
import { EntityDueSoon } from './EntityDueSoon';
import { EntityExemptions } from './EntityExemptions';
import { EntityFollowUps } from './EntityFollowUps';
import { EntityReviews } from './EntityReviews';

const useStyles = makeStyles(
  theme => ({
    // A card that has nothing to say leaves no gap.
    stack: { '& > *:not(:empty)': { marginTop: theme.spacing(3) } },
  }),
  { name: 'ReadinessEntityDecisions' },
);

/**
 * What people decided about the entity and what is due: only what there is, and all of it as an archive. Why it could not
 * be read stands in one card of its own.
 * @internal
 */
export const EntityDecisions = (props: {
  answer: Answer<EntityGovernance>;
  changed(): void;
}) => {
  const { answer, changed } = props;
  const classes = useStyles();
  const { t } = useWords();
  if (answer.state === 'loading') {
    return null;
  }
  if (answer.state === 'failed') {
    return (
      <div className={classes.stack}>
        <InfoCard
          title={t('deciding.what')}
          titleTypographyProps={{ component: 'h2' }}
        >
          <AnswerState answer={answer} what={t('deciding.what')}>
            {() => null}
          </AnswerState>
        </InfoCard>
      </div>
    );
  }
  const governance = answer.value;
  return (
    <div className={classes.stack}>
      <div>
        <EntityDueSoon governance={governance} />
      </div>
      <div>
        <EntityExemptions governance={governance} changed={changed} />
      </div>
      <div>
        <EntityReviews governance={governance} />
      </div>
      <div>
        <EntityFollowUps governance={governance} changed={changed} />
      </div>
      <div>
        <EvidenceExport governance={governance} />
      </div>
    </div>
  );
};
