import { AdoptionFiguresView } from 'backstage-plugin-readiness-common';
import Typography from '@material-ui/core/Typography';
import { useWords } from '../../hooks/useWords';
import { EntityTabLink } from '../EntityTabLink';
import { RelativeTime } from '../RelativeTime';
import { SectionTitle } from '../SectionTitle';

/** Who had adopted and no longer does. @internal */
export const Leavers = (props: { figures: AdoptionFiguresView }) => {
  const { leavers } = props.figures;
  const { t } = useWords();
  return (
    <section>
      <SectionTitle rank="h4">{t('capability.leaversTitle')}</SectionTitle>
      {leavers.length === 0 ? (
        <Typography variant="body2">{t('capability.noLeavers')}</Typography>
      ) : (
        <ul>
          {leavers.map(({ entityRef, title, at }) => (
            <Typography key={entityRef} variant="body2" component="li">
              <EntityTabLink entityRef={entityRef} title={title} />{' '}
              {t('capability.leftAt', { age: <RelativeTime at={at} /> })}
            </Typography>
          ))}
        </ul>
      )}
    </section>
  );
};
