import {
  GateRequirementView,
  MissingResultView,
} from 'backstage-plugin-readiness-common';
import { makeStyles } from '@material-ui/core/styles';
import { useWords } from '../../hooks/useWords';
import { sortRequirements } from '../../words/requirementOrder';
import { Requirement } from './Requirement';

const useStyles = makeStyles(
  theme => ({
    list: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      '& > li + li': { marginTop: theme.spacing(1.5) },
    },
  }),
  { name: 'ReadinessRequirementList' },
);

/** What a gate asks for and what became of it, worst first, with what is missing and who acts. @internal */
export const RequirementList = (props: {
  /** Of the gate, to tell one list from another. */
  title: string;
  requirements: readonly GateRequirementView[];
  /** Where the row of a check is; absent for one that has none. */
  checkLink?: (missing: MissingResultView) => string | undefined;
}) => {
  const { title, requirements, checkLink } = props;
  const classes = useStyles();
  const { t } = useWords();
  return (
    <ul
      className={classes.list}
      aria-label={`${title}: ${t('requirement.list')}`}
    >
      {sortRequirements(requirements).map(requirement => (
        <Requirement
          key={requirement.id}
          requirement={requirement}
          checkLink={checkLink}
        />
      ))}
    </ul>
  );
};
