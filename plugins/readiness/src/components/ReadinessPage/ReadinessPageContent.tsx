import { Navigate, Route, Routes, useLocation } from 'react-router-dom';
import { AdoptionPage } from '../AdoptionPage';
import { DocumentsPage } from '../DocumentsPage';
import { DueSoonPage } from '../DueSoonPage';
import { EntitiesPage } from '../EntitiesPage';
import { ExemptionsPage } from '../ExemptionsPage';
import { FollowUpsPage } from '../FollowUpsPage';
import { GateDecisionPage } from '../GateDecisionPage';
import { GatePage } from '../GatePage';
import { GatesPage } from '../GatesPage';
import { OwnershipPage } from '../OwnershipPage';
import { ReviewPage } from '../ReviewPage';
import { ReviewsPage } from '../ReviewsPage';
import { SloObjectivesPage } from '../SloObjectivesPage';
import { SlosPage } from '../SlosPage';
import { StandardsPage } from '../StandardsPage';
import { StandingChangesPage } from '../StandingChangesPage';
import { WithoutSloPage } from '../WithoutSloPage';
import { ReadinessTabs } from './ReadinessTabs';

/** The views of readiness below their tabs, in both frontend systems. @internal */
export const ReadinessPageContent = () => {
  const { search } = useLocation();
  return (
    <>
      <ReadinessTabs />
      <Routes>
        <Route path="adoption" element={<AdoptionPage />} />
        <Route path="standards" element={<StandardsPage />} />
        <Route path="slos" element={<SlosPage />} />
        <Route path="slos/objectives" element={<SloObjectivesPage />} />
        <Route path="slos/without-slo" element={<WithoutSloPage />} />
        <Route path="ownership" element={<OwnershipPage />} />
        <Route path="entities" element={<EntitiesPage />} />
        <Route path="gates" element={<GatesPage />} />
        <Route path="gates/decisions/:id" element={<GateDecisionPage />} />
        <Route path="gates/:gate" element={<GatePage />} />
        <Route path="reviews" element={<ReviewsPage />} />
        <Route path="reviews/:id" element={<ReviewPage />} />
        <Route path="follow-ups" element={<FollowUpsPage />} />
        <Route path="standing-changes" element={<StandingChangesPage />} />
        <Route path="exemptions" element={<ExemptionsPage />} />
        <Route path="due-soon" element={<DueSoonPage />} />
        <Route path="documents" element={<DocumentsPage />} />
        <Route
          path="*"
          element={<Navigate to={`adoption${search}`} replace />}
        />
      </Routes>
    </>
  );
};
