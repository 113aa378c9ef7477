import Skeleton from '@material-ui/lab/Skeleton';
import { useWords } from '../../hooks/useWords';

/** The shape of what is coming. @internal */
export const AnswerSkeleton = () => {
  const { t } = useWords();
  return (
    <div role="status" aria-label={t('state.loading')}>
      <Skeleton variant="text" width="40%" height={32} />
      <Skeleton variant="rect" height={80} />
      <Skeleton variant="text" width="70%" />
      <Skeleton variant="text" width="60%" />
    </div>
  );
};
