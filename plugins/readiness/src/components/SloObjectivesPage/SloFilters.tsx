import { makeStyles } from '@material-ui/core/styles';
import { useSearchParams } from 'react-router-dom';
import { useWords } from '../../hooks/useWords';
import { withValue } from '../../words/entityQuery';
import { SLO_ALERTS, SLO_STATES } from '../../words/sloStates';
import { FilterField } from '../FilterBar';
import { RemovableChipList } from '../RemovableChip';
import { SloStateIcon } from '../SloStateLabel';
import { ToggleFilter } from '../ToggleFilter';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1.5, 3),
      marginBottom: theme.spacing(2),
    },
  }),
  { name: 'ReadinessSloFilters' },
);

/** What the catalogue of SLOs is narrowed by beside the filters of all pages: state, alert and data source. @internal */
export const SloFilters = (props: {
  /** Suggested sources. */
  sources: readonly string[];
}) => {
  const classes = useStyles();
  const { t } = useWords();
  const [params, setParams] = useSearchParams();
  return (
    <div className={classes.root}>
      <ToggleFilter
        param="state"
        label={t('slos.filterState')}
        options={SLO_STATES.map(state => ({
          value: state,
          label: t(`sloState.${state}`),
          icon: <SloStateIcon state={state} />,
        }))}
      />
      <ToggleFilter
        param="alert"
        label={t('slos.filterAlert')}
        options={SLO_ALERTS.map(alert => ({
          value: alert,
          label: t(`sloAlert.${alert}`),
        }))}
      />
      <FilterField
        label={t('slos.filterSource')}
        suggestions={props.sources}
        onAdd={value =>
          setParams(withValue(params, 'source', value), { replace: true })
        }
      />
      <RemovableChipList
        names={['source']}
        wordsOf={(_, value) => ({ name: t('slos.filterSource'), value })}
      />
    </div>
  );
};
