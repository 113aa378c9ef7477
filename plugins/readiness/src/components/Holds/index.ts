export { HoldButton } from './HoldButton';
export { HoldList } from './HoldList';
