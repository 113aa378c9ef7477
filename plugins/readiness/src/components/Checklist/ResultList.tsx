import { ResultView } from 'backstage-plugin-readiness-common';
import { makeStyles } from '@material-ui/core/styles';
import { ResultRow } from './ResultRow';

const useStyles = makeStyles(
  theme => ({
    list: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      borderTop: `1px solid ${theme.palette.divider}`,
    },
  }),
  { name: 'ReadinessResultList' },
);

/** Results as rows, in the order given. @internal */
export const ResultList = (props: {
  name: string;
  results: readonly ResultView[];
}) => (
  <ul className={useStyles().list}>
    {props.results.map(result => (
      <ResultRow key={result.checkId} standard={props.name} result={result} />
    ))}
  </ul>
);
