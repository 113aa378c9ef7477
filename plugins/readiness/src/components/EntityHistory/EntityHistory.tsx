import { InfoCard } from '@backstage/core-components';
import { ChangeView, Page } from 'backstage-plugin-readiness-common';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useState } from 'react';
import { useReadiness } from '../../hooks/useReadiness';
import { useWords } from '../../hooks/useWords';
import { AnswerState } from '../AnswerState';
import { ChangeList } from '../ChangeList';

const PAGE_SIZE = 10;

const useStyles = makeStyles(
  theme => ({
    paging: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      marginTop: theme.spacing(2),
    },
  }),
  { name: 'ReadinessEntityHistory' },
);

/** All recorded changes of an entity with their causes, newest first. @internal */
export const EntityHistory = (props: {
  entityRef: string;
  /** A newer evaluation may have added a change. */
  evaluatedAt: string;
  titleOf: (subject: string) => string;
}) => {
  const { entityRef, evaluatedAt, titleOf } = props;
  const classes = useStyles();
  const { t } = useWords();
  /** The cursors of the pages before this one and of this one; the first page has none. */
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const cursor = cursors[cursors.length - 1];
  const answer = useReadiness(
    api => api.getHistory(entityRef, { limit: PAGE_SIZE, cursor }),
    [entityRef, cursor ?? '', evaluatedAt],
  );
  const paging = ({ total, nextCursor }: Page<ChangeView>) => (
    <nav className={classes.paging} aria-label={t('history.page')}>
      <Button
        size="small"
        variant="outlined"
        disabled={cursors.length === 0}
        onClick={() => setCursors(cursors.slice(0, -1))}
      >
        {t('history.newer')}
      </Button>
      <Button
        size="small"
        variant="outlined"
        disabled={nextCursor === null}
        onClick={() => nextCursor && setCursors([...cursors, nextCursor])}
      >
        {t('history.older')}
      </Button>
      <Typography variant="body2">
        {t('history.total', { count: total })}
      </Typography>
    </nav>
  );
  return (
    <InfoCard
      title={t('history.title')}
      titleTypographyProps={{ component: 'h2' }}
    >
      <AnswerState answer={answer} what={t('history.title')}>
        {page =>
          page.total === 0 ? (
            <Typography variant="body2">{t('history.empty')}</Typography>
          ) : (
            <>
              <ChangeList
                changes={page.items}
                titleOf={titleOf}
                label={t('history.title')}
                details={5}
              />
              {paging(page)}
            </>
          )
        }
      </AnswerState>
    </InfoCard>
  );
};
