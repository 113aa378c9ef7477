import { EntityReadiness } from 'backstage-plugin-readiness-common';
import { InfoCard } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { useWords } from '../../hooks/useWords';

/** The standards that do not ask anything of the entity, with the reason. @internal */
export const OutOfScope = (props: {
  standards: EntityReadiness['outOfScope'];
}) => {
  const { t } = useWords();
  if (props.standards.length === 0) {
    return null;
  }
  return (
    <InfoCard
      title={t('tab.outOfScope')}
      titleTypographyProps={{ component: 'h2' }}
    >
      <ul>
        {props.standards.map(({ standard, title, reason }) => (
          <Typography key={standard} variant="body2" component="li">
            {title}: {reason}
          </Typography>
        ))}
      </ul>
    </InfoCard>
  );
};
