import { DependencyView } from 'backstage-plugin-readiness-common';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useWords } from '../../hooks/useWords';
import { IconLabel } from '../IconLabel';
import { LevelLabel } from '../LevelLabel';
import { StatusIcon } from '../StatusLabel';

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    item: { padding: theme.spacing(0.5, 0) },
  }),
  { name: 'ReadinessDependencies' },
);

/** What an entity depends on, with the level of each, and how many depend on it. @internal */
export const Dependencies = (props: {
  dependencies: readonly Omit<DependencyView, 'standard'>[];
  /** How many more there are that the viewer may not see or that do not exist. */
  others?: number;
  /** Not said where it is not known. */
  dependents?: number;
}) => {
  const { dependencies, others = 0, dependents } = props;
  const classes = useStyles();
  const { t } = useWords();
  return (
    <>
      {dependencies.length + others === 0 && t('owner.noDependencies')}
      {dependencies.length > 0 && (
        <ul className={classes.list}>
          {dependencies.map(dependency => (
            <li key={dependency.entityRef} className={classes.item}>
              <Dependency dependency={dependency} />
            </li>
          ))}
        </ul>
      )}
      {others > 0 && (
        <Typography variant="body2">
          {t('owner.otherDependencies', { count: others })}
        </Typography>
      )}
      {dependents !== undefined && (
        <Typography variant="body2">
          {t('owner.dependents', { count: dependents })}
        </Typography>
      )}
    </>
  );
};

function Dependency(props: { dependency: Omit<DependencyView, 'standard'> }) {
  const { entityRef, exists, level } = props.dependency;
  const { t } = useWords();
  if (!exists) {
    return (
      <IconLabel icon={<StatusIcon status="fail" />}>
        {entityRef} {t('owner.dependencyMissing')}
      </IconLabel>
    );
  }
  return (
    <>
      <EntityRefLink entityRef={entityRef} />
      <Typography variant="body2">
        {level ? <LevelLabel level={level} /> : t('owner.dependencyUnknown')}
      </Typography>
    </>
  );
}
