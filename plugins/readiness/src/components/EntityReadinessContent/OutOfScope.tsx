import { EntityReadiness } from 'backstage-plugin-readiness-common';
import Typography from '@material-ui/core/Typography';
import { useWords } from '../../hooks/useWords';
import { SectionTitle } from '../SectionTitle';

/** The standards that do not ask anything of the entity, with the reason. @internal */
export const OutOfScope = (props: {
  standards: EntityReadiness['outOfScope'];
}) => {
  const { t } = useWords();
  if (props.standards.length === 0) {
    return null;
  }
  return (
    <section>
      <SectionTitle rank="h2">{t('tab.outOfScope')}</SectionTitle>
      <ul>
        {props.standards.map(({ standard, title, reason }) => (
          <Typography key={standard} variant="body2" component="li">
            {title}: {reason}
          </Typography>
        ))}
      </ul>
    </section>
  );
};
