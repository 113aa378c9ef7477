import { FiguresOf } from 'backstage-plugin-readiness-common';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { useSearchParams } from 'react-router-dom';
import { useWords } from '../../hooks/useWords';
import { filterParams } from '../../words/entityQuery';

/** Says whose figures these are: of the organisation, of what the filters leave, or of what the viewer may see. @internal */
export const FiguresNote = (props: { figuresOf: FiguresOf; at: string }) => {
  const { t, formats } = useWords();
  const [params] = useSearchParams();
  const time = formats.instant(props.at);
  if (props.figuresOf === 'visible') {
    return <Alert severity="info">{t('state.visible', { time })}</Alert>;
  }
  const filtered = filterParams(params).toString() !== '';
  return (
    <Typography variant="body2" color="textSecondary">
      {t(filtered ? 'state.filtered' : 'state.organisation', { time })}
    </Typography>
  );
};
