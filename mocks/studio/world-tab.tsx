import { AssumedSection } from './assumed-section.tsx'
import { ClockSection } from './clock-section.tsx'
import { ScenarioSection } from './scenario-section.tsx'

export function WorldTab() {
  return (
    <>
      <ClockSection />
      <AssumedSection />
      <ScenarioSection />
    </>
  )
}
