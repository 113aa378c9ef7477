import { AdoptionFiguresView } from 'backstage-plugin-readiness-common';
import Typography from '@material-ui/core/Typography';
import { useWords } from '../../hooks/useWords';
import { SectionTitle } from '../SectionTitle';

/** By when how many should have adopted. @internal */
export const MilestoneList = (props: {
  milestones: AdoptionFiguresView['milestones'];
}) => {
  const { t, formats } = useWords();
  if (props.milestones.length === 0) {
    return null;
  }
  return (
    <section>
      <SectionTitle rank="h4">{t('capability.milestones')}</SectionTitle>
      <ul>
        {props.milestones.map(({ date, services, teams }) => {
          const aims = [
            ...(services === null
              ? []
              : [
                  t('capability.milestoneServices', {
                    rate: formats.share(services),
                  }),
                ]),
            ...(teams === null
              ? []
              : [
                  t('capability.milestoneTeams', {
                    rate: formats.share(teams),
                  }),
                ]),
          ];
          return (
            <Typography key={date} variant="body2" component="li">
              {formats.date(date)}: {aims.join(', ')}
            </Typography>
          );
        })}
      </ul>
    </section>
  );
};
