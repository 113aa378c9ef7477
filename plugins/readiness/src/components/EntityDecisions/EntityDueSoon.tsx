import { EntityGovernance } from 'backstage-plugin-readiness-common';
import { makeStyles } from '@material-ui/core/styles';
import { useContext } from 'react';
import { ClockContext } from '../../hooks/ClockContext';
import { useWords } from '../../hooks/useWords';
import { dueSoon } from '../../words/dueSoon';
import { StateLabel } from '../StateLabel';
import { DecisionList } from './DecisionList';

const useStyles = makeStyles(
  theme => ({ meta: { color: theme.palette.text.secondary } }),
  { name: 'ReadinessEntityDueSoon' },
);

/** What ends or is owed on this entity within 30 days. @internal */
export const EntityDueSoon = (props: { governance: EntityGovernance }) => {
  const { governance } = props;
  const classes = useStyles();
  const { t, formats } = useWords();
  const clock = useContext(ClockContext);
  return (
    <DecisionList
      title={t('deciding.dueSoon')}
      items={dueSoon(governance, clock())}
    >
      {({ kind, title, dueAt, overdue }) => (
        <>
          <div>
            {overdue && (
              <>
                <StateLabel tone="late">{t('deciding.overdue')}</StateLabel>{' '}
              </>
            )}
            {title}
          </div>
          <div className={classes.meta}>
            {t(`deciding.dueKind.${kind}`)}{' '}
            <time dateTime={dueAt} title={formats.instant(dueAt)}>
              {formats.distance(dueAt)}
            </time>
          </div>
        </>
      )}
    </DecisionList>
  );
};
