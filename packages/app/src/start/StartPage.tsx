import { NotFoundErrorPage } from '@backstage/frontend-plugin-api';
import { Navigate, useLocation } from 'react-router-dom';

/** The portal starts with readiness. The root also receives every path that no page has. */
export const StartPage = () => {
  const { pathname } = useLocation();
  return pathname === '/' ? (
    <Navigate to="/readiness" replace />
  ) : (
    <NotFoundErrorPage />
  );
};
