import { MissingResultView } from 'backstage-plugin-readiness-common';
import { Link, MarkdownContent } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { useWords } from '../../hooks/useWords';
import { SafeLink } from '../SafeLink';
import { StatusLabel } from '../StatusLabel';
import { TemplateLink } from '../TemplateLink';

/** How many the backend names at most. */
const MOST_MISSING = 50;

const useStyles = makeStyles(
  theme => ({
    list: {
      listStyle: 'none',
      margin: theme.spacing(0.5, 0),
      padding: theme.spacing(0, 0, 0, 2),
      borderLeft: `2px solid ${theme.palette.divider}`,
      '& > li + li': { marginTop: theme.spacing(1) },
    },
    head: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5, 2) },
    body: { overflowWrap: 'anywhere' },
    meta: { color: theme.palette.text.secondary },
    links: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(2) },
  }),
  { name: 'ReadinessMissingList' },
);

type CheckLink = (missing: MissingResultView) => string | undefined;

/** The checks that stand in the way, worst first, each with its row in the checklist. @internal */
export const MissingList = (props: {
  /** Of the requirement. */
  name: string;
  missing: readonly MissingResultView[];
  checkLink?: CheckLink;
}) => {
  const { name, missing, checkLink } = props;
  const classes = useStyles();
  const { t, formats } = useWords();
  if (missing.length === 0) {
    return null;
  }
  return (
    <>
      <ul
        className={classes.list}
        aria-label={t('requirement.missing', { requirement: name })}
      >
        {missing.map(each => (
          <Missing
            key={`${each.standard} ${each.checkId}`}
            missing={each}
            link={checkLink?.(each)}
          />
        ))}
      </ul>
      {missing.length >= MOST_MISSING && (
        <div className={classes.meta}>
          {t('requirement.missingMore', {
            number: formats.number(MOST_MISSING),
          })}
        </div>
      )}
    </>
  );
};

function Missing(props: { missing: MissingResultView; link?: string }) {
  const { missing, link } = props;
  const { title, level, status, stale, reason, who, fix } = missing;
  const classes = useStyles();
  const { t } = useWords();
  const notes = [
    t('requirement.checkLevel', { level }),
    ...(stale ? [t('requirement.staleCounts')] : []),
    ...(who === 'nobody' ? [] : [t(`who.${who}`)]),
  ];
  return (
    <li>
      <div className={classes.head}>
        <StatusLabel status={status} stale={stale} />
        <span>{link ? <Link to={link}>{title}</Link> : title}</span>
      </div>
      <div className={classes.body}>{reason}</div>
      <div className={classes.meta}>{notes.join(' · ')}</div>
      {fix && <Fix fix={fix} />}
    </li>
  );
}

function Fix(props: { fix: NonNullable<MissingResultView['fix']> }) {
  const { text, url, template } = props.fix;
  const classes = useStyles();
  const { t } = useWords();
  return (
    <>
      {text && <MarkdownContent content={text} />}
      <div className={classes.links}>
        {url && <SafeLink url={url}>{t('requirement.fixLink')}</SafeLink>}
        {template && (
          <TemplateLink target={template}>
            {t('requirement.fixTemplate')}
          </TemplateLink>
        )}
      </div>
    </>
  );
}
