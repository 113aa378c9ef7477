import Typography from '@material-ui/core/Typography';
import { ReactNode } from 'react';

/** A heading inside a card; the rank is that of the document, the size that of the card. @internal */
export const SectionTitle = (props: {
  rank?: 'h2' | 'h3' | 'h4';
  children: ReactNode;
}) => {
  const { rank = 'h3', children } = props;
  return (
    <Typography
      variant={rank === 'h2' ? 'h5' : 'subtitle1'}
      component={rank}
      style={{ margin: 0, fontWeight: 'bold' }}
    >
      {children}
    </Typography>
  );
};
