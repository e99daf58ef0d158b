package io.crmkit.benchmarks.match;

import io.crmkit.core.match.AliasGroup;
import java.util.List;
import java.util.Random;

/** Names to make up people and places of; drawn so that some are common and most are rare. */
final class Names {
    static final List<String> GIVEN = words("""
            james mary john patricia robert jennifer michael linda william elizabeth david barbara richard susan joseph jessica
            thomas sarah charles karen christopher lisa daniel nancy matthew betty anthony margaret mark sandra donald ashley
            steven kimberly paul emily andrew donna joshua michelle kenneth carol kevin amanda brian dorothy george melissa
            edward deborah ronald stephanie timothy rebecca jason sharon jeffrey laura ryan cynthia jacob kathleen gary amy
            nicholas angela eric shirley jonathan anna stephen brenda larry pamela justin emma scott nicole brandon helen
            benjamin samantha samuel katherine gregory christine frank debra alexander rachel raymond carolyn patrick janet jack
            catherine dennis maria jerry heather tyler diane aaron ruth jose julie adam olivia nathan joyce henry virginia
            douglas victoria zachary kelly peter lauren kyle christina ethan joan walter evelyn noah judith jeremy megan
            christian andrea keith cheryl roger hannah terry jacqueline gerald martha harold gloria sean teresa austin ann
            carl sara arthur madison lawrence frances dylan kathryn jesse janice jordan jean bryan abigail billy alice joe
            julia bruce judy gabriel sophia logan grace albert denise willie amber alan doris juan marilyn wayne danielle
            elijah beverly randy isabella roy theresa vincent diana ralph natalie eugene brittany russell charlotte bobby marie
            mason kayla philip alexis louis lori fatima mohammed ahmed yusuf aisha wei mei hiroshi yuki ivan olga sergei
            natasha pierre camille luc hans greta jurgen ingrid lars astrid giulia marco paolo chiara diego lucia pablo carmen
            """);

    static final List<String> FAMILY = words("""
            smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson anderson
            thomas taylor moore jackson martin lee perez thompson white harris sanchez clark ramirez lewis robinson walker young
            allen king wright scott torres nguyen hill flores green adams nelson baker hall rivera campbell mitchell carter
            roberts gomez phillips evans turner diaz parker cruz edwards collins reyes stewart morris morales murphy cook rogers
            gutierrez ortiz morgan cooper peterson bailey reed kelly howard ramos kim cox ward richardson watson brooks chavez
            wood james bennett gray mendoza ruiz hughes price alvarez castillo sanders patel myers long ross foster jimenez
            powell jenkins perry russell sullivan bell coleman butler henderson barnes fisher vasquez simmons romero jordan
            patterson alexander hamilton graham reynolds griffin wallace moreno west cole hayes bryant herrera gibson ellis tran
            medina aguilar stevens murray ford castro marshall owens harrison fernandez mcdonald woods washington kennedy wells
            vargas henry chen freeman webb tucker guzman burns crawford olson simpson porter hunter gordon mendez silva shaw
            snyder mason dixon munoz hunt hicks holmes palmer wagner black robertson boyd rose stone salazar fox warren mills
            meyer rice schmidt garza daniels ferguson nichols stephens soto weaver ryan gardner payne grant dunn kelley spencer
            hawkins arnold pierce vazquez hansen peters santos hart bradley knight elliott cunningham duncan armstrong hudson
            carroll lane riley andrews alvarado ray delgado berry perkins hoffman johnston matthews pena richards contreras
            muller schneider fischer weber becker schulz koch bauer richter klein wolf schroeder neumann schwarz zimmermann
            dubois laurent lefebvre moreau fournier girard rossi russo ferrari esposito bianchi romano ivanov petrov kowalski
            """);

    static final List<String> STREETS = words("""
            main church high park oak maple cedar elm pine washington lake hill walnut spring north south west east ridge
            madison lincoln jackson meadow river sunset railroad mill franklin highland forest jefferson chestnut central
            college dogwood hickory station broad victoria king queen albert george mitchell murray bridge market castle
            garden grove valley prospect summit union academy liberty pleasant locust poplar willow birch cherry laurel
            """);

    static final List<String> STREET_KINDS =
            List.of("street", "road", "avenue", "lane", "close", "drive", "court", "place");

    private static final List<String> SYLLABLES = words("""
            ba bel bor bran cal cor dan del dor el fal fen gar gil hal har ing ker kin lan lor mar mel mor nor or pen quin ran
            ros sel sten tam tor ul van vel wal wen yor zel
            """);

    private static final List<String> ENDINGS = words("ton ville ford ham by stead wick dale field mouth bury worth");

    private Names() {}

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }

    /** Draws one; those at the beginning of the list come up most. */
    static String common(List<String> names, Random random) {
        double skewed = Math.pow(random.nextDouble(), 1.7);
        return names.get((int) (skewed * names.size()));
    }

    static String any(List<String> names, Random random) {
        return names.get(random.nextInt(names.size()));
    }

    /** Draws a family name: one in three is rare. */
    static String family(Random random) {
        return random.nextInt(3) > 0 ? common(FAMILY, random) : rare(random);
    }

    private static String rare(Random random) {
        return any(SYLLABLES, random) + any(SYLLABLES, random) + any(SYLLABLES, random);
    }

    /** Returns the name of a town, the same for the same number. */
    static String town(int number) {
        Random random = new Random(0x7017L + 31L * number);
        return any(SYLLABLES, random) + any(SYLLABLES, random) + any(ENDINGS, random);
    }

    /** Given names that stand for each other; as in parish registers and on business cards. */
    static final List<AliasGroup> NICKNAMES = List.of(
            AliasGroup.of("james", "jim", "jimmy", "jamie"),
            AliasGroup.of("john", "jack", "johnny", "jon"),
            AliasGroup.of("robert", "bob", "rob", "bobby", "bert"),
            AliasGroup.of("michael", "mike", "mick", "mickey"),
            AliasGroup.of("william", "bill", "will", "billy", "liam", "willie"),
            AliasGroup.of("elizabeth", "liz", "beth", "betty", "lisa", "eliza", "bess", "libby"),
            AliasGroup.of("david", "dave", "davy"),
            AliasGroup.of("richard", "dick", "rick", "rich"),
            AliasGroup.of("joseph", "joe", "joey"),
            AliasGroup.of("thomas", "tom", "tommy"),
            AliasGroup.of("charles", "charlie", "chuck", "chas"),
            AliasGroup.of("christopher", "chris", "kit", "topher"),
            AliasGroup.of("daniel", "dan", "danny"),
            AliasGroup.of("matthew", "matt"),
            AliasGroup.of("anthony", "tony"),
            AliasGroup.of("margaret", "maggie", "peggy", "meg", "greta", "rita"),
            AliasGroup.of("steven", "stephen", "steve"),
            AliasGroup.of("andrew", "andy", "drew"),
            AliasGroup.of("joshua", "josh"),
            AliasGroup.of("kenneth", "ken", "kenny"),
            AliasGroup.of("edward", "ed", "ted", "eddie", "ned"),
            AliasGroup.of("deborah", "debra", "debbie"),
            AliasGroup.of("timothy", "tim"),
            AliasGroup.of("rebecca", "becky", "becca"),
            AliasGroup.of("jeffrey", "jeff", "geoffrey", "geoff"),
            AliasGroup.of("jacob", "jake"),
            AliasGroup.of("nicholas", "nick", "nicky"),
            AliasGroup.of("jonathan", "jon", "nathan"),
            AliasGroup.of("benjamin", "ben", "benny"),
            AliasGroup.of("samuel", "sam", "sammy"),
            AliasGroup.of("samantha", "sam"),
            AliasGroup.of("katherine", "catherine", "kathryn", "kate", "kathy", "cathy", "katie", "kay"),
            AliasGroup.of("gregory", "greg"),
            AliasGroup.of("alexander", "alex", "sandy", "sasha"),
            AliasGroup.of("patrick", "pat", "paddy"),
            AliasGroup.of("patricia", "pat", "patty", "trish", "tricia"),
            AliasGroup.of("jennifer", "jen", "jenny"),
            AliasGroup.of("barbara", "barb", "babs"),
            AliasGroup.of("susan", "sue", "susie"),
            AliasGroup.of("kimberly", "kim"),
            AliasGroup.of("dorothy", "dot", "dolly"),
            AliasGroup.of("theresa", "teresa", "terry", "tess"),
            AliasGroup.of("virginia", "ginny"),
            AliasGroup.of("victoria", "vicky", "tori"),
            AliasGroup.of("christine", "christina", "chris", "tina", "chrissy"),
            AliasGroup.of("pamela", "pam"),
            AliasGroup.of("philip", "phil"),
            AliasGroup.of("raymond", "ray"),
            AliasGroup.of("ronald", "ron"),
            AliasGroup.of("donald", "don"),
            AliasGroup.of("lawrence", "larry"),
            AliasGroup.of("gerald", "jerry", "gerry"),
            AliasGroup.of("abigail", "abby", "gail"),
            AliasGroup.of("hans", "johannes", "johann"),
            AliasGroup.of("jose", "pepe"),
            AliasGroup.of("sergei", "serge"),
            AliasGroup.of("natasha", "natalia"));
}
