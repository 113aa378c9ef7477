import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useWords } from '../../hooks/useWords';
import { RemovableChip } from './RemovableChip';

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
      listStyle: 'none',
      margin: theme.spacing(1, 0),
      padding: 0,
    },
  }),
  { name: 'ReadinessRemovableChipList' },
);

/** What the URL narrows by, each with a button that removes it. Not there where it narrows by none of the names. @internal */
export function RemovableChipList<Name extends string>(props: {
  names: readonly Name[];
  wordsOf(name: Name, value: string): { name: string; value: string };
  /** Stands behind the chips. */
  children?: ReactNode;
}) {
  const { names, wordsOf, children } = props;
  const classes = useStyles();
  const { t } = useWords();
  const [params] = useSearchParams();
  const active = names.flatMap(name =>
    params
      .getAll(name)
      .filter(Boolean)
      .map(value => ({ name, value })),
  );
  if (active.length === 0) {
    return null;
  }
  return (
    <ul className={classes.list} aria-label={t('filter.active')}>
      {active.map(({ name, value }) => (
        <li key={`${name} ${value}`}>
          <RemovableChip
            param={name}
            value={value}
            words={wordsOf(name, value)}
          />
        </li>
      ))}
      {children && <li>{children}</li>}
    </ul>
  );
}
