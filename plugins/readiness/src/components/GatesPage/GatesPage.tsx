import { GatesView } from 'backstage-plugin-readiness-common';
import { EmptyState } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useGovernance } from '../../hooks/useGovernance';
import { useWords } from '../../hooks/useWords';
import { AnswerState } from '../AnswerState';
import { FollowUpSection } from '../FollowUpTable';
import { HoldButton, HoldList } from '../Holds';
import { SectionTitle } from '../SectionTitle';
import { GateCard } from './GateCard';
import { NewServices } from './NewServices';

const useStyles = makeStyles(
  theme => ({ stack: { '& > * + *': { marginTop: theme.spacing(2) } } }),
  { name: 'ReadinessGatesPage' },
);

/** Every gate in words, what stops it now, and what went past it. @internal */
export const GatesPage = () => {
  const classes = useStyles();
  const { t } = useWords();
  const answer = useGovernance(api => api.getGates(), []);
  const reload = answer.state === 'loading' ? () => {} : answer.retry;
  return (
    <>
      <SectionTitle rank="h2">{t('page.gates')}</SectionTitle>
      <Typography paragraph>{t('gatesPage.intro')}</Typography>
      <div className={classes.stack}>
        <AnswerState answer={answer} what={t('page.gates')}>
          {view => <Gates view={view} reload={reload} />}
        </AnswerState>
        <FollowUpSection
          title={t('followUp.breakGlasses')}
          empty={t('followUp.noBreakGlasses')}
          kind="break-glass"
          state={['overdue', 'open']}
        />
        <NewServices />
      </div>
    </>
  );
};

function Gates(props: { view: GatesView; reload(): void }) {
  const { view, reload } = props;
  const classes = useStyles();
  const { t } = useWords();
  return (
    <div className={classes.stack}>
      <HoldList holds={view.holds} reload={reload} />
      {view.actions.includes('hold') && <HoldButton reload={reload} />}
      {view.gates.length === 0 ? (
        <EmptyState
          missing="content"
          title={t('gatesPage.empty')}
          description={t('gatesPage.emptyText')}
        />
      ) : (
        view.gates.map(gate => (
          <GateCard key={gate.name} gate={gate} reload={reload} linked />
        ))
      )}
    </div>
  );
}
