import * as migration_20261122_095120_initial from './20261122_095120_initial';
import * as migration_20261122_120924_schedules from './20261122_120924_schedules';
import * as migration_20261129_170755_quality from './20261129_170755_quality';
import * as migration_20261129_193823_content_api from './20261129_193823_content_api';
import * as migration_20261129_194438_reading from './20261129_194438_reading';
import * as migration_20261129_194621_api_keys from './20261129_194621_api_keys';
import * as migration_20261129_194726_webhooks from './20261129_194726_webhooks';
import * as migration_20261129_194822_webmention from './20261129_194822_webmention';
import * as migration_20261129_234936_app_keys from './20261129_234936_app_keys';
import * as migration_20261130_000112_post_kinds from './20261130_000112_post_kinds';
import * as migration_20261130_001846_tasks from './20261130_001846_tasks';
import * as migration_20261130_031745_calendar from './20261130_031745_calendar';
import * as migration_20261130_031913_newsletters from './20261130_031913_newsletters';
import * as migration_20261130_032156_documents from './20261130_032156_documents';
import * as migration_20261130_033232_mailings from './20261130_033232_mailings';
import * as migration_20261130_035552_mailings_text from './20261130_035552_mailings_text';
import * as migration_20261130_063151_freeze_reminders from './20261130_063151_freeze_reminders';
import * as migration_20261130_063928_responsibilities from './20261130_063928_responsibilities';
import * as migration_20261130_064348_comments_and_guests from './20261130_064348_comments_and_guests';
import * as migration_20261130_064553_variant_crops from './20261130_064553_variant_crops';
import * as migration_20261130_064838_review_steps from './20261130_064838_review_steps';
import * as migration_20261130_065141_imports from './20261130_065141_imports';
import * as migration_20261130_070048_held_deliveries from './20261130_070048_held_deliveries';
import * as migration_20261130_110841_list_of_posts from './20261130_110841_list_of_posts';
import * as migration_20261130_120140_engagement_numbers from './20261130_120140_engagement_numbers';
import * as migration_20261130_160242_costs_and_reports from './20261130_160242_costs_and_reports';

export const migrations = [
  {
    up: migration_20261122_095120_initial.up,
    down: migration_20261122_095120_initial.down,
    name: '20261122_095120_initial',
  },
  {
    up: migration_20261122_120924_schedules.up,
    down: migration_20261122_120924_schedules.down,
    name: '20261122_120924_schedules',
  },
  {
    up: migration_20261129_170755_quality.up,
    down: migration_20261129_170755_quality.down,
    name: '20261129_170755_quality',
  },
  {
    up: migration_20261129_193823_content_api.up,
    down: migration_20261129_193823_content_api.down,
    name: '20261129_193823_content_api',
  },
  {
    up: migration_20261129_194438_reading.up,
    down: migration_20261129_194438_reading.down,
    name: '20261129_194438_reading',
  },
  {
    up: migration_20261129_194621_api_keys.up,
    down: migration_20261129_194621_api_keys.down,
    name: '20261129_194621_api_keys',
  },
  {
    up: migration_20261129_194726_webhooks.up,
    down: migration_20261129_194726_webhooks.down,
    name: '20261129_194726_webhooks',
  },
  {
    up: migration_20261129_194822_webmention.up,
    down: migration_20261129_194822_webmention.down,
    name: '20261129_194822_webmention',
  },
  {
    up: migration_20261129_234936_app_keys.up,
    down: migration_20261129_234936_app_keys.down,
    name: '20261129_234936_app_keys',
  },
  {
    up: migration_20261130_000112_post_kinds.up,
    down: migration_20261130_000112_post_kinds.down,
    name: '20261130_000112_post_kinds',
  },
  {
    up: migration_20261130_001846_tasks.up,
    down: migration_20261130_001846_tasks.down,
    name: '20261130_001846_tasks',
  },
  {
    up: migration_20261130_031745_calendar.up,
    down: migration_20261130_031745_calendar.down,
    name: '20261130_031745_calendar',
  },
  {
    up: migration_20261130_031913_newsletters.up,
    down: migration_20261130_031913_newsletters.down,
    name: '20261130_031913_newsletters',
  },
  {
    up: migration_20261130_032156_documents.up,
    down: migration_20261130_032156_documents.down,
    name: '20261130_032156_documents',
  },
  {
    up: migration_20261130_033232_mailings.up,
    down: migration_20261130_033232_mailings.down,
    name: '20261130_033232_mailings',
  },
  {
    up: migration_20261130_035552_mailings_text.up,
    down: migration_20261130_035552_mailings_text.down,
    name: '20261130_035552_mailings_text',
  },
  {
    up: migration_20261130_063151_freeze_reminders.up,
    down: migration_20261130_063151_freeze_reminders.down,
    name: '20261130_063151_freeze_reminders',
  },
  {
    up: migration_20261130_063928_responsibilities.up,
    down: migration_20261130_063928_responsibilities.down,
    name: '20261130_063928_responsibilities',
  },
  {
    up: migration_20261130_064348_comments_and_guests.up,
    down: migration_20261130_064348_comments_and_guests.down,
    name: '20261130_064348_comments_and_guests',
  },
  {
    up: migration_20261130_064553_variant_crops.up,
    down: migration_20261130_064553_variant_crops.down,
    name: '20261130_064553_variant_crops',
  },
  {
    up: migration_20261130_064838_review_steps.up,
    down: migration_20261130_064838_review_steps.down,
    name: '20261130_064838_review_steps',
  },
  {
    up: migration_20261130_065141_imports.up,
    down: migration_20261130_065141_imports.down,
    name: '20261130_065141_imports',
  },
  {
    up: migration_20261130_070048_held_deliveries.up,
    down: migration_20261130_070048_held_deliveries.down,
    name: '20261130_070048_held_deliveries',
  },
  {
    up: migration_20261130_110841_list_of_posts.up,
    down: migration_20261130_110841_list_of_posts.down,
    name: '20261130_110841_list_of_posts',
  },
  {
    up: migration_20261130_120140_engagement_numbers.up,
    down: migration_20261130_120140_engagement_numbers.down,
    name: '20261130_120140_engagement_numbers',
  },
  {
    up: migration_20261130_160242_costs_and_reports.up,
    down: migration_20261130_160242_costs_and_reports.down,
    name: '20261130_160242_costs_and_reports'
  },
];
