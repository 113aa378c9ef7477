import { ReviewSnapshot } from 'backstage-plugin-readiness-common';
import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';
import { useWords } from '../../hooks/useWords';
import { OwedBy } from '../FollowUpTable';
import { StatusIcon } from '../StatusLabel';

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    item: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      padding: theme.spacing(0.25, 0),
    },
  }),
  { name: 'ReadinessReviewOwnership' },
);

/** Whether somebody owned it, could be reached, and would be woken. @internal */
export const ReviewOwnership = (props: {
  ownership: ReviewSnapshot['ownership'];
}) => {
  const { owner, ownerState, hasContact, hasRotation } = props.ownership;
  const classes = useStyles();
  const { t } = useWords();
  const knownWords = (known: boolean) =>
    t(known ? 'reviewPage.known' : 'reviewPage.notKnown');
  return (
    <>
      {owner && <OwedBy owner={owner} />}
      <ul className={classes.list}>
        <Fact met={ownerState === 'valid'}>
          {t('reviewPage.owner')}: {t(`reviewPage.ownerState.${ownerState}`)}
        </Fact>
        <Fact met={hasContact}>
          {t('reviewPage.contact')}: {knownWords(hasContact)}
        </Fact>
        <Fact met={hasRotation}>
          {t('reviewPage.rotation')}: {knownWords(hasRotation)}
        </Fact>
      </ul>
    </>
  );
};

function Fact(props: { met: boolean; children: ReactNode }) {
  const classes = useStyles();
  return (
    <li className={classes.item}>
      <StatusIcon status={props.met ? 'pass' : 'fail'} />
      <span>{props.children}</span>
    </li>
  );
}
