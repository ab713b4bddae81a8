export { readSchedule } from '../shared/hours/readSchedule';
