import {
  BackstageCredentials,
  BackstageUserPrincipal,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { Actor } from './Actor';

/**
 * Tells who acts.
 * @internal
 */
export class People {
  readonly #userInfo: UserInfoService;

  constructor(options: { userInfo: UserInfoService }) {
    this.#userInfo = options.userInfo;
  }

  async actor(
    credentials: BackstageCredentials<BackstageUserPrincipal>,
  ): Promise<Actor> {
    const { userEntityRef, ownershipEntityRefs } =
      await this.#userInfo.getUserInfo(credentials);
    const ref = lowerCase(userEntityRef);
    return {
      ref,
      groups: new Set([ref, ...ownershipEntityRefs.map(lowerCase)]),
    };
  }
}

function lowerCase(ref: string): string {
  return ref.toLocaleLowerCase('en-US');
}
