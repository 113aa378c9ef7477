import { GateView } from 'backstage-plugin-readiness-common';
import { InfoCard, Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useReadinessPath } from '../../hooks/useReadinessPath';
import { useWords } from '../../hooks/useWords';
import { HoldButton, HoldList } from '../Holds';
import { SectionTitle } from '../SectionTitle';
import { GateAnswerCounts } from './GateAnswerCounts';
import { GateClaimCounts } from './GateClaimCounts';
import { GateFacts } from './GateFacts';
import { GateFreezes } from './GateFreezes';

const useStyles = makeStyles(
  theme => ({
    stack: { '& > * + *': { marginTop: theme.spacing(1.5) } },
    list: { margin: 0, paddingLeft: theme.spacing(3) },
  }),
  { name: 'ReadinessGateCard' },
);

/** One gate in words: what it asks for, what follows, who acts, what stops it, and how it has answered. @internal */
export const GateCard = (props: {
  gate: GateView;
  reload(): void;
  /** Whether the title leads to the page of the gate. */
  linked?: boolean;
}) => {
  const { gate, reload, linked = false } = props;
  const { name, title, description, holds, freezes } = gate;
  const classes = useStyles();
  const { t } = useWords();
  const path = useReadinessPath();
  const gatePath = path(`gates/${encodeURIComponent(name)}`);
  return (
    <InfoCard
      title={linked ? <Link to={gatePath}>{title}</Link> : title}
      titleTypographyProps={{ component: 'h3' }}
    >
      <div className={classes.stack}>
        <HoldList holds={holds} reload={reload} />
        {description && <Typography variant="body2">{description}</Typography>}
        <section>
          <SectionTitle rank="h4">{t('gatesPage.requires')}</SectionTitle>
          <Requirements requires={gate.requires} />
        </section>
        <GateFacts gate={gate} />
        <GateFreezes freezes={freezes} />
        <GateAnswerCounts gate={gate} />
        <GateClaimCounts gate={gate} />
        {linked && (
          <Typography variant="body2">
            <Link to={gatePath}>{t('gatesPage.allDecisions', { title })}</Link>
          </Typography>
        )}
        {gate.actions.includes('hold') && (
          <HoldButton gate={gate} reload={reload} />
        )}
      </div>
    </InfoCard>
  );
};

function Requirements(props: { requires: readonly string[] }) {
  const { requires } = props;
  const classes = useStyles();
  const { t } = useWords();
  return requires.length === 0 ? (
    <Typography variant="body2">{t('gatesPage.requiresNothing')}</Typography>
  ) : (
    <ul className={classes.list}>
      {requires.map(sentence => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
