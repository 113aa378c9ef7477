import { Link } from '@backstage/core-components';
import { GateView } from 'backstage-plugin-readiness-common';
import { makeStyles } from '@material-ui/core/styles';
import { useWords } from '../../hooks/useWords';
import { CountLink } from '../CountLink';
import { SectionTitle } from '../SectionTitle';
import { useDecisionsPath } from './useDecisionsPath';

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 2),
      listStyle: 'none',
      margin: 0,
      padding: 0,
    },
    change: { overflowWrap: 'anywhere' },
  }),
  { name: 'ReadinessGateClaimCounts' },
);

/** What callers claimed and nobody checked, each count leading to its decisions, that of the rest to all of the 30 days. Not there where nothing was claimed. @internal */
export const GateClaimCounts = (props: { gate: GateView }) => {
  const { name, reliabilityFixes, changes, otherChanges } = props.gate;
  const classes = useStyles();
  const { t, formats } = useWords();
  const decisions = useDecisionsPath(name);
  if (changes.length === 0 && reliabilityFixes === 0) {
    return null;
  }
  return (
    <section>
      <SectionTitle rank="h4">{t('gatesPage.claims')}</SectionTitle>
      <ul className={classes.list}>
        {changes.map(({ change, decisions: count }) => (
          <li key={change} className={classes.change}>
            {t('gatesPage.claimedChange', { change })}:{' '}
            <CountLink
              count={count}
              to={decisions({ change })}
              label={t('gatesPage.claimedChange', { change })}
            />
          </li>
        ))}
        {otherChanges > 0 && (
          <li>
            {t('gatesPage.otherChanges')}: {formats.number(otherChanges)} (
            <Link to={decisions({})}>{t('gatesPage.countedDecisions')}</Link>)
          </li>
        )}
        {reliabilityFixes > 0 && (
          <li>
            <Link to={decisions({ claim: 'reliability-fix' })}>
              {t('gatesPage.fixes', { count: reliabilityFixes })}
            </Link>
          </li>
        )}
      </ul>
    </section>
  );
};
