import { ClockSection } from './clock-section.tsx'
import { ScenarioSection } from './scenario-section.tsx'

export function WorldTab() {
  return (
    <>
      <ClockSection />
      <ScenarioSection />
    </>
  )
}
