import { AdoptionFiguresView } from 'backstage-plugin-readiness-common';
import Typography from '@material-ui/core/Typography';
import { useWords } from '../../hooks/useWords';

/** Teams of which all, some or no services have adopted. @internal */
export const TeamCounts = (props: { teams: AdoptionFiguresView['teams'] }) => {
  const { total, all, some, none } = props.teams;
  const { t } = useWords();
  if (total === 0) {
    return null;
  }
  return (
    <Typography variant="body2">
      {[
        t('capability.teamsAll', { count: all }),
        t('capability.teamsSome', { count: some }),
        t('capability.teamsNone', { count: none }),
      ].join(' · ')}
    </Typography>
  );
};
