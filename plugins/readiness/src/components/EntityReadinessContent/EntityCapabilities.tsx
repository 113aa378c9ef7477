import { AdoptionView } from 'backstage-plugin-readiness-common';
import { InfoCard } from '@backstage/core-components';
import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useWords } from '../../hooks/useWords';
import { AdoptionLabel } from '../AdoptionLabel';
import { SafeLink } from '../SafeLink';
import { TemplateLink } from '../TemplateLink';

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    item: { padding: theme.spacing(1, 0) },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
    chip: { margin: 0 },
    reason: { color: theme.palette.text.secondary },
  }),
  { name: 'ReadinessEntityCapabilities' },
);

/** Which capabilities of the platform the entity uses. @internal */
export const EntityCapabilities = (props: {
  adoption: readonly AdoptionView[];
}) => {
  const classes = useStyles();
  const { t } = useWords();
  if (props.adoption.length === 0) {
    return null;
  }
  return (
    <InfoCard
      title={t('tab.adoptionTitle')}
      titleTypographyProps={{ component: 'h2' }}
    >
      <ul className={classes.list}>
        {props.adoption.map(
          ({
            capability,
            title,
            status,
            stale,
            alternative,
            reason,
            links,
          }) => (
            <li key={capability} className={classes.item}>
              <div className={classes.line}>
                <AdoptionLabel status={status} />
                <Typography component="span">{title}</Typography>
                {stale && (
                  <Chip
                    className={classes.chip}
                    size="small"
                    variant="outlined"
                    label={t('status.stale')}
                    title={t('status.staleHelp')}
                  />
                )}
                {links.docs && (
                  <SafeLink url={links.docs}>{t('tab.adoptionDocs')}</SafeLink>
                )}
                {links.start && status !== 'adopted' && (
                  <TemplateLink target={links.start}>
                    {t('tab.adoptionStart')}
                  </TemplateLink>
                )}
              </div>
              <Typography variant="body2" className={classes.reason}>
                {status !== 'adopted' && alternative
                  ? `${reason} (${t('tab.adoptionAlternative', {
                      alternative,
                    })})`
                  : reason}
              </Typography>
            </li>
          ),
        )}
      </ul>
    </InfoCard>
  );
};
