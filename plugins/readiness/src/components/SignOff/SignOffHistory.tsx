import { makeStyles } from '@material-ui/core/styles';
import { CheckKey } from '../../hooks/EntityGovernanceContext';
import { useGovernance } from '../../hooks/useGovernance';
import { useWords } from '../../hooks/useWords';
import { AnswerState } from '../AnswerState';
import { AttestationDetails } from '../AttestationDetails';

/** A check that is signed off every month has fewer in four years. */
const SHOWN = 50;

const useStyles = makeStyles(
  theme => ({
    list: {
      listStyle: 'none',
      margin: 0,
      padding: theme.spacing(0, 0, 0, 2),
      borderLeft: `2px solid ${theme.palette.divider}`,
      '& > li + li': { marginTop: theme.spacing(2) },
    },
  }),
  { name: 'ReadinessSignOffHistory' },
);

/** Every version of a sign-off, the newest first. @internal */
export const SignOffHistory = (props: {
  entityRef: string;
  check: CheckKey;
  title: string;
}) => {
  const { entityRef, check, title } = props;
  const { standard, checkId } = check;
  const classes = useStyles();
  const { t, formats } = useWords();
  const answer = useGovernance(
    api =>
      api.listAttestations(entityRef, {
        ...{ standard, check: checkId },
        limit: SHOWN,
      }),
    [entityRef, standard, checkId],
  );
  return (
    <AnswerState answer={answer} what={t('signOff.historyOf', { title })}>
      {({ items, total }) => (
        <>
          <ul
            className={classes.list}
            aria-label={t('signOff.historyOf', { title })}
          >
            {items.map(attestation => (
              <li key={attestation.id}>
                <AttestationDetails attestation={attestation} />
              </li>
            ))}
          </ul>
          {total > items.length &&
            t('signOff.historyMore', {
              shown: formats.number(items.length),
              total: formats.number(total),
            })}
        </>
      )}
    </AnswerState>
  );
};
