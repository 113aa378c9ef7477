import { GatesView } from 'backstage-plugin-readiness-common';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { useParams } from 'react-router-dom';
import { useGovernance } from '../../hooks/useGovernance';
import { useWords } from '../../hooks/useWords';
import { AnswerState } from '../AnswerState';
import { BackLink } from '../BackLink';
import { GateCard } from '../GatesPage';
import { HoldList } from '../Holds';
import { SectionTitle } from '../SectionTitle';
import { GateDecisionList } from './GateDecisionList';

const useStyles = makeStyles(
  theme => ({ stack: { '& > * + *': { marginTop: theme.spacing(2) } } }),
  { name: 'ReadinessGatePage' },
);

/** One gate with its decisions. @internal */
export const GatePage = () => {
  const { gate = '' } = useParams();
  const classes = useStyles();
  const { t } = useWords();
  const answer = useGovernance(api => api.getGates(), []);
  const reload = answer.state === 'loading' ? () => {} : answer.retry;
  const gates = answer.state === 'ready' ? answer.value.gates : [];
  const found = gates.find(({ name }) => name === gate);
  const title = found?.title ?? gate;
  const changes = found?.changes.map(({ change }) => change) ?? [];
  return (
    <>
      <BackLink to="gates">{t('page.gates')}</BackLink>
      <SectionTitle rank="h2">{title}</SectionTitle>
      <div className={classes.stack}>
        <AnswerState answer={answer} what={title}>
          {view => <Gate view={view} name={gate} reload={reload} />}
        </AnswerState>
        <GateDecisionList gate={gate} title={title} changes={changes} />
      </div>
    </>
  );
};

function Gate(props: { view: GatesView; name: string; reload(): void }) {
  const { view, name, reload } = props;
  const classes = useStyles();
  const { t } = useWords();
  const gate = view.gates.find(candidate => candidate.name === name);
  return (
    <div className={classes.stack}>
      <HoldList holds={view.holds} reload={reload} />
      {gate ? (
        <GateCard gate={gate} reload={reload} />
      ) : (
        <Alert severity="warning">
          <AlertTitle>{t('gatesPage.notFound', { gate: name })}</AlertTitle>
          {t('gatesPage.notFoundText')}
        </Alert>
      )}
    </div>
  );
}
