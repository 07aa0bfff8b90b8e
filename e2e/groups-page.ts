import type { Locator, Page } from '@playwright/test'
import { paths } from '#lib/paths.ts'
import type { Fault } from '../mocks/faults.ts'
import { APPS } from '../mocks/scenarios/names.ts'
import { visit } from './visit.ts'

export interface Place {
  center: string
  appId: string
}

/** An application of the Shanghai centre, where most of them are. */
export const shanghai = (appId: string): Place => ({ center: 'cn-shanghai', appId })
/** The application a first visit finds. */
export const TYPICAL = shanghai(APPS.typical)

/** Lets the list and its first groups through and then slows down the reading of all others; a test without it is too late. */
export const SLOW_READING: Fault = { action: 'ListLiveMessageGroupByPage', kind: 'delay', ms: 3000, nth: 7 }

export type RowAction = 'View Details' | 'Send Message' | 'Delete Group' | 'Restore Group'

/** The filters of the list: their button, what it opens, and the chips of those that are on. */
function filters(page: Page) {
  const panel = page.getByRole('dialog', { name: 'Filters' })
  return {
    button: page.getByRole('button', { name: /^Filters/ }),
    panel,
    owner: panel.getByRole('combobox', { name: 'Owner' }),
    options: panel.getByRole('option'),
    supergroups: panel.getByRole('checkbox', { name: 'Supergroups only' }),
    from: panel.getByLabel('From'),
    to: panel.getByLabel('To', { exact: true }),
    chips: page.getByRole('list', { name: 'Active filters' }),
    remove: (chip: string): Locator => page.getByRole('button', { name: `Remove filter ${chip}`, exact: true }),
  }
}

/** How the list looks: the button, and what it opens. */
function display(page: Page) {
  const panel = page.getByRole('dialog', { name: 'Display' })
  return {
    button: page.getByRole('button', { name: 'Display', exact: true }),
    panel,
    column: (name: string): Locator => panel.getByRole('group', { name: 'Columns' }).getByRole('checkbox', { name }),
    height: (name: string): Locator =>
      panel.getByRole('radiogroup', { name: 'Row height' }).getByRole('radio', { name }),
    exactTimes: panel.getByRole('checkbox', { name: 'Exact times' }),
    letters: panel.getByRole('checkbox', { name: 'Single-key shortcuts' }),
    refresh: panel.getByRole('combobox', { name: 'Refresh interval' }),
  }
}

/** Views of the list: the button, and what it opens. */
function views(page: Page) {
  const panel = page.getByRole('dialog', { name: 'Views' })
  const button = (name: string): Locator => panel.getByRole('button', { name, exact: true })
  return {
    button: page.getByRole('button', { name: 'Views', exact: true }),
    panel,
    view: (name: string): Locator => panel.getByRole('link', { name, exact: true }),
    /** Those that the list shows now. */
    shown: panel.locator('a[aria-current]'),
    name: panel.getByRole('textbox', { name: 'Name of the view' }).last(),
    rename: (name: string) => button(`Rename: ${name}`),
    update: (name: string) => button(`Save what is shown as: ${name}`),
    remove: (name: string) => button(`Delete view: ${name}`),
    undo: button('Undo'),
  }
}

/** The Groups page as a person finds it: by roles and labels. English words. */
export function groupsPage(page: Page) {
  const table = page.getByRole('table', { name: 'Groups' })
  // Every group shows its ID as code, in the table as on the cards of a narrow window.
  const rows = table.getByRole('row').filter({ has: page.locator('code') })
  const filter = page.getByRole('radiogroup', { name: 'Status filter' })
  const pages = page.getByRole('navigation', { name: 'Pages' })
  return {
    heading: page.getByRole('heading', { name: 'Groups', level: 1 }),
    table,
    rows,
    /** The IDs of the rows, in order. */
    ids: rows.locator('code'),
    row: (id: string): Locator => rows.filter({ has: page.getByText(id, { exact: true }) }),
    action: (action: RowAction, id: string): Locator =>
      page.getByRole('link', { name: `${action}: ${id}`, exact: true }),
    columnHeader: (name: string): Locator => table.getByRole('columnheader', { name }),
    /** The button in a column's heading. */
    sortBy: (column: string): Locator => table.getByRole('button', { name: column, exact: true }),
    createGroup: page.getByRole('button', { name: 'Create Group' }),
    search: page.getByRole('searchbox', { name: 'Search groups' }),
    /** When the groups on screen were created, as ISO 8601. */
    createdTimes: () =>
      rows.getByRole('time').evaluateAll((all) => all.map((time) => time.getAttribute('datetime') ?? '')),
    /** What is chosen in the status filter. */
    filterBy: (status: 'All' | 'Normal' | 'Deleted') => filter.getByRole('radio', { name: status }).check(),
    filtered: (status: 'All' | 'Normal' | 'Deleted'): Locator => filter.getByRole('radio', { name: status }),
    pageLink: (number: number): Locator => pages.getByRole('link', { name: `Page ${number}`, exact: true }),
    pageSize: page.getByRole('combobox', { name: 'Groups per page' }),
    filters: filters(page),
    display: display(page),
    views: views(page),
    refresh: page.getByRole('button', { name: 'Refresh', exact: true }),
    /** Opens the list and waits for its heading. */
    async open(place: Place = TYPICAL, search = '') {
      await visit(page, `${paths.groups(place)}${search}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
    },
  }
}
