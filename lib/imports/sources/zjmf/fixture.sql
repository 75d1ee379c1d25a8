-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)
--
-- Host: localhost    Database: shop
-- ------------------------------------------------------

/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!50503 SET NAMES utf8mb4 */;
/*!40103 SET TIME_ZONE='+00:00' */;

--
-- Table structure for table `shd_clients`
--

DROP TABLE IF EXISTS `shd_clients`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `shd_clients` (
  `id` int(10) NOT NULL DEFAULT 0,
  `uuid` varchar(255) NOT NULL DEFAULT '',
  `username` varchar(255) NOT NULL DEFAULT '',
  `usertype` tinyint(1) NOT NULL DEFAULT 0,
  `sex` tinyint(1) NOT NULL DEFAULT 0,
  `avatar` varchar(255) NOT NULL DEFAULT '',
  `profession` varchar(255) NOT NULL DEFAULT '',
  `signature` varchar(255) NOT NULL DEFAULT '',
  `companyname` varchar(255) NOT NULL DEFAULT '',
  `email` varchar(255) NOT NULL DEFAULT '',
  `wechat_id` bigint(20) DEFAULT NULL,
  `qq` varchar(255) NOT NULL DEFAULT '',
  `country` varchar(255) NOT NULL DEFAULT '',
  `province` varchar(255) NOT NULL DEFAULT '',
  `city` varchar(255) NOT NULL DEFAULT '',
  `region` varchar(255) NOT NULL DEFAULT '',
  `address1` varchar(255) NOT NULL DEFAULT '',
  `address2` varchar(255) NOT NULL DEFAULT '',
  `postcode` varchar(255) NOT NULL DEFAULT '',
  `phone_code` int(10) NOT NULL DEFAULT 0,
  `phonenumber` varchar(255) NOT NULL DEFAULT '',
  `tax_id` varchar(255) NOT NULL DEFAULT '',
  `password` varchar(255) NOT NULL DEFAULT '',
  `authmodule` varchar(255) NOT NULL DEFAULT '',
  `authdata` varchar(255) NOT NULL DEFAULT '',
  `currency` int(10) NOT NULL DEFAULT 0,
  `defaultgateway` varchar(255) NOT NULL DEFAULT '',
  `credit` decimal(16,2) NOT NULL DEFAULT 0.00,
  `taxexempt` tinyint(1) NOT NULL DEFAULT 0,
  `notes` varchar(255) NOT NULL DEFAULT '',
  `groupid` int(10) NOT NULL DEFAULT 0,
  `lastlogin` int(10) NOT NULL DEFAULT 0,
  `status` tinyint(1) NOT NULL DEFAULT 0,
  `language` varchar(255) NOT NULL DEFAULT '',
  `email_verified` tinyint(1) NOT NULL DEFAULT 0,
  `create_time` int(10) NOT NULL DEFAULT 0,
  `update_time` int(10) NOT NULL DEFAULT 0,
  `is_open_credit_limit` tinyint(1) NOT NULL DEFAULT 0,
  `credit_limit` decimal(16,2) NOT NULL DEFAULT 0.00,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `shd_clients` WRITE;
/*!40000 ALTER TABLE `shd_clients` DISABLE KEYS */;
INSERT INTO `shd_clients` VALUES (1,'','周子墨',0,0,'','','','子墨网络','zimo@example.cn',NULL,'','中国','江苏','南京','鼓楼区','中山路 9 号','','',86,'13800138003','','###0e7517141fb53f21ee439b355b5a1d0a','','',1,'','66.60',0,'',0,0,1,'zh-cn',1,1683000000,0,0,0),
(2,'','无邮箱',0,0,'','','','','',NULL,'','','','','','','','',86,'13800138004','','','','',1,'','1.00',0,'',0,0,1,'',0,1683000000,0,0,0);
/*!40000 ALTER TABLE `shd_clients` ENABLE KEYS */;
UNLOCK TABLES;
--
-- Table structure for table `shd_currencies`
--

DROP TABLE IF EXISTS `shd_currencies`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `shd_currencies` (
  `id` int(10) NOT NULL DEFAULT 0,
  `code` varchar(255) NOT NULL DEFAULT '',
  `prefix` varchar(255) NOT NULL DEFAULT '',
  `suffix` varchar(255) NOT NULL DEFAULT '',
  `format` varchar(255) NOT NULL DEFAULT '',
  `rate` decimal(16,2) NOT NULL DEFAULT 0.00,
  `default` tinyint(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `shd_currencies` WRITE;
/*!40000 ALTER TABLE `shd_currencies` DISABLE KEYS */;
INSERT INTO `shd_currencies` VALUES (1,'CNY','','','','1.00000',1);
/*!40000 ALTER TABLE `shd_currencies` ENABLE KEYS */;
UNLOCK TABLES;
--
-- Table structure for table `shd_products`
--

DROP TABLE IF EXISTS `shd_products`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `shd_products` (
  `id` int(10) NOT NULL DEFAULT 0,
  `type` varchar(255) NOT NULL DEFAULT '',
  `gid` int(10) NOT NULL DEFAULT 0,
  `name` varchar(255) NOT NULL DEFAULT '',
  `description` text NOT NULL,
  `hidden` tinyint(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `shd_products` WRITE;
/*!40000 ALTER TABLE `shd_products` DISABLE KEYS */;
INSERT INTO `shd_products` VALUES (21,'domain',1,'域名','',0),
(22,'server',1,'云服务器 A 型','',0);
/*!40000 ALTER TABLE `shd_products` ENABLE KEYS */;
UNLOCK TABLES;
--
-- Table structure for table `shd_host`
--

DROP TABLE IF EXISTS `shd_host`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `shd_host` (
  `id` int(10) NOT NULL DEFAULT 0,
  `uid` int(10) NOT NULL DEFAULT 0,
  `orderid` int(10) NOT NULL DEFAULT 0,
  `productid` int(10) NOT NULL DEFAULT 0,
  `serverid` int(10) NOT NULL DEFAULT 0,
  `regdate` int(10) NOT NULL DEFAULT 0,
  `domain` varchar(255) NOT NULL DEFAULT '',
  `payment` varchar(255) NOT NULL DEFAULT '',
  `firstpaymentamount` decimal(16,2) NOT NULL DEFAULT 0.00,
  `amount` decimal(16,2) NOT NULL DEFAULT 0.00,
  `billingcycle` text NOT NULL,
  `last_settle` int(10) NOT NULL DEFAULT 0,
  `nextduedate` int(10) NOT NULL DEFAULT 0,
  `nextinvoicedate` int(10) NOT NULL DEFAULT 0,
  `termination_date` int(10) NOT NULL DEFAULT 0,
  `completed_date` int(10) NOT NULL DEFAULT 0,
  `domainstatus` varchar(255) NOT NULL DEFAULT '',
  `username` varchar(255) NOT NULL DEFAULT '',
  `password` varchar(255) NOT NULL DEFAULT '',
  `notes` text DEFAULT NULL,
  `suspendreason` text DEFAULT NULL,
  `dedicatedip` text DEFAULT NULL,
  `assignedips` text DEFAULT NULL,
  `create_time` int(10) NOT NULL DEFAULT 0,
  `initiative_renew` tinyint(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `shd_host` WRITE;
/*!40000 ALTER TABLE `shd_host` DISABLE KEYS */;
INSERT INTO `shd_host` VALUES (41,1,0,21,0,1683000000,'freezimo.com','',0,'69.00','annually',0,1804089600,0,0,0,'Active','','',NULL,NULL,NULL,NULL,0,0),
(42,1,0,22,0,1683000000,'ser123456','',0,'99.00','monthly',0,1804089600,0,0,0,'Suspended','root','',NULL,NULL,'192.0.2.9',NULL,0,0),
(43,1,0,22,0,1683000000,'ser999999','',0,'99.00','',0,0,0,0,0,'Deleted','','',NULL,NULL,NULL,NULL,0,0);
/*!40000 ALTER TABLE `shd_host` ENABLE KEYS */;
UNLOCK TABLES;
--
-- Table structure for table `shd_invoices`
--

DROP TABLE IF EXISTS `shd_invoices`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `shd_invoices` (
  `id` int(10) NOT NULL DEFAULT 0,
  `uid` int(10) NOT NULL DEFAULT 0,
  `invoice_num` text DEFAULT NULL,
  `create_time` int(10) NOT NULL DEFAULT 0,
  `update_time` int(10) NOT NULL DEFAULT 0,
  `due_time` int(10) NOT NULL DEFAULT 0,
  `paid_time` int(10) NOT NULL DEFAULT 0,
  `last_capture_attempt` int(10) NOT NULL DEFAULT 0,
  `subtotal` decimal(16,2) NOT NULL DEFAULT 0.00,
  `credit` decimal(16,2) NOT NULL DEFAULT 0.00,
  `tax` decimal(16,2) NOT NULL DEFAULT 0.00,
  `tax2` decimal(16,2) NOT NULL DEFAULT 0.00,
  `total` decimal(16,2) NOT NULL DEFAULT 0.00,
  `status` text DEFAULT NULL,
  `payment` varchar(255) NOT NULL DEFAULT '',
  `notes` text DEFAULT NULL,
  `delete_time` int(10) NOT NULL DEFAULT 0,
  `type` varchar(255) NOT NULL DEFAULT '',
  `is_delete` tinyint(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `shd_invoices` WRITE;
/*!40000 ALTER TABLE `shd_invoices` DISABLE KEYS */;
INSERT INTO `shd_invoices` VALUES (51,1,NULL,1683000000,0,0,1683000000,0,'99.00',0,0,0,'99.00','Paid','',NULL,0,'product',0),
(52,1,NULL,1683000000,0,0,1683000000,0,'500.00',0,0,0,'500.00','Paid','',NULL,0,'recharge',0),
(53,1,NULL,1683000000,0,0,0,0,0,0,0,0,'12.00','Paid','',NULL,0,'renew',1);
/*!40000 ALTER TABLE `shd_invoices` ENABLE KEYS */;
UNLOCK TABLES;
--
-- Table structure for table `shd_ticket_status`
--

DROP TABLE IF EXISTS `shd_ticket_status`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `shd_ticket_status` (
  `id` int(10) NOT NULL DEFAULT 0,
  `title` varchar(255) NOT NULL DEFAULT '',
  `color` varchar(255) NOT NULL DEFAULT '',
  `order` int(10) NOT NULL DEFAULT 0,
  `show_active` tinyint(1) NOT NULL DEFAULT 0,
  `show_await` tinyint(1) NOT NULL DEFAULT 0,
  `auto_close` tinyint(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `shd_ticket_status` WRITE;
/*!40000 ALTER TABLE `shd_ticket_status` DISABLE KEYS */;
INSERT INTO `shd_ticket_status` VALUES (1,'待回复','',0,0,0,0),
(2,'已回复','',0,0,0,0),
(3,'客户已回复','',0,0,0,0),
(4,'已关闭','',0,0,0,0);
/*!40000 ALTER TABLE `shd_ticket_status` ENABLE KEYS */;
UNLOCK TABLES;
--
-- Table structure for table `shd_ticket`
--

DROP TABLE IF EXISTS `shd_ticket`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `shd_ticket` (
  `id` int(10) NOT NULL DEFAULT 0,
  `tid` varchar(255) NOT NULL DEFAULT '',
  `dptid` int(10) NOT NULL DEFAULT 0,
  `uid` int(10) NOT NULL DEFAULT 0,
  `contactid` int(10) NOT NULL DEFAULT 0,
  `name` varchar(255) NOT NULL DEFAULT '',
  `email` varchar(255) NOT NULL DEFAULT '',
  `create_time` int(10) NOT NULL DEFAULT 0,
  `title` varchar(255) NOT NULL DEFAULT '',
  `content` text DEFAULT NULL,
  `status` int(10) NOT NULL DEFAULT 0,
  `priority` varchar(255) NOT NULL DEFAULT '',
  `admin` varchar(255) NOT NULL DEFAULT '',
  `admin_id` int(10) NOT NULL DEFAULT 0,
  `attachment` text DEFAULT NULL,
  `last_reply_time` int(10) NOT NULL DEFAULT 0,
  `client_unread` tinyint(1) NOT NULL DEFAULT 0,
  `admin_unread` tinyint(1) NOT NULL DEFAULT 0,
  `service` text DEFAULT NULL,
  `merged_ticket_id` int(10) NOT NULL DEFAULT 0,
  `update_time` int(10) NOT NULL DEFAULT 0,
  `c` varchar(255) NOT NULL DEFAULT '',
  `cc` text DEFAULT NULL,
  `flag` int(10) NOT NULL DEFAULT 0,
  `star` tinyint(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `shd_ticket` WRITE;
/*!40000 ALTER TABLE `shd_ticket` DISABLE KEYS */;
INSERT INTO `shd_ticket` VALUES (61,'TK20230502',1,1,0,'','',1683000000,'服务器连不上','<p>从昨天开始 &amp; 一直连不上</p><p>请看看</p>',3,'high','',0,NULL,0,0,0,NULL,0,0,'',NULL,0,0);
/*!40000 ALTER TABLE `shd_ticket` ENABLE KEYS */;
UNLOCK TABLES;
--
-- Table structure for table `shd_ticket_reply`
--

DROP TABLE IF EXISTS `shd_ticket_reply`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `shd_ticket_reply` (
  `id` int(10) NOT NULL DEFAULT 0,
  `tid` int(10) NOT NULL DEFAULT 0,
  `uid` int(10) NOT NULL DEFAULT 0,
  `contactid` int(10) NOT NULL DEFAULT 0,
  `create_time` int(10) NOT NULL DEFAULT 0,
  `content` text DEFAULT NULL,
  `admin` varchar(255) NOT NULL DEFAULT '',
  `admin_id` bigint(20) DEFAULT NULL,
  `attachment` text DEFAULT NULL,
  `star` tinyint(1) NOT NULL DEFAULT 0,
  `editor` varchar(255) NOT NULL DEFAULT '',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `shd_ticket_reply` WRITE;
/*!40000 ALTER TABLE `shd_ticket_reply` DISABLE KEYS */;
INSERT INTO `shd_ticket_reply` VALUES (71,61,0,0,1683000600,'已重启','王工',1,NULL,0,''),
(72,61,1,0,1683001200,'还是不行','',NULL,NULL,0,'');
/*!40000 ALTER TABLE `shd_ticket_reply` ENABLE KEYS */;
UNLOCK TABLES;
--
-- Table structure for table `shd_ticket_note`
--

DROP TABLE IF EXISTS `shd_ticket_note`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `shd_ticket_note` (
  `id` int(10) NOT NULL DEFAULT 0,
  `tid` int(10) NOT NULL DEFAULT 0,
  `admin` varchar(255) NOT NULL DEFAULT '',
  `create_time` int(10) NOT NULL DEFAULT 0,
  `content` text DEFAULT NULL,
  `attachment` text DEFAULT NULL,
  `editor` varchar(255) NOT NULL DEFAULT '',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

-- Dump completed on 2026-11-27
